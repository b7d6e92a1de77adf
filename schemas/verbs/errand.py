"""What is kept on the audit about work that was put off."""

from schemas.verbs import Codes


class ErrandAbandon(Codes, tag="errand.abandon"):
    """An errand kept failing; it is a person's task from now on and its lane is free."""

    action: str
    attempts: int
