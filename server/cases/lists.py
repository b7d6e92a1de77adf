"""Where a case stands in lists: open ones by the next promise, ended ones newest first."""

from server.cases.states import is_open

OPEN, ENDED = "o", "z"
DIGITS = 13
LAST = 10**DIGITS - 1


def shelf_for(status: str, at: int) -> str:
    """`at` is when the next update is due, or when the case ended."""
    return f"{OPEN}{at:0{DIGITS}d}" if is_open(status) else f"{ENDED}{LAST - at:0{DIGITS}d}"
