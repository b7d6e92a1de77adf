"""Where a case stands in lists: open ones by the next promise, ended ones newest first."""

from server.cases.states import is_open

OPEN, ENDED = "o", "z"
DIGITS = 13
LAST = 10**DIGITS - 1


def shelf_for(status: str, at: int, case: str) -> str:
    """`at` is when the next update is due, or when the case ended. No two places are equal."""
    shelf, number = (OPEN, at) if is_open(status) else (ENDED, LAST - at)
    return f"{shelf}{number:0{DIGITS}d}-{case[-8:]}"
