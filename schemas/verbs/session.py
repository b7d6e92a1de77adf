"""What is recorded when staff come and go."""

from schemas.verbs import Codes


class SessionOpen(Codes, tag="session.open"):
    """An officer signed in."""


class SessionEnd(Codes, tag="session.end"):
    """An officer signed out."""
