"""What every channel says when it could not deliver."""


class ChannelError(Exception):
    """Permanent: this address is of no more use. Else try again after so many seconds, if said."""

    def __init__(self, *, permanent: bool, after: int = 0, gone: bool = False) -> None:
        super().__init__("not delivered")
        self.permanent = permanent
        self.after = after
        self.gone = gone
