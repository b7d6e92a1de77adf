"""An errand as its handler sees it, and the one error a handler raises on purpose."""

from collections.abc import Awaitable, Callable

import msgspec


class Errand(msgspec.Struct, frozen=True):
    """Something to do for a subject. It may be handed out twice: read what is true now."""

    id: str
    action: str
    subject: str
    lane: str
    due_at: int
    attempts: int
    op: str


class FailedError(Exception):
    """The errand could not be done. `permanent`: trying again will not help."""

    def __init__(self, permanent: bool = False, retry_at: int = 0) -> None:
        super().__init__("permanent" if permanent else "for now")
        self.permanent, self.retry_at = permanent, retry_at


Failed = FailedError
Handler = Callable[[Errand], Awaitable[None]]
