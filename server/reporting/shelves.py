"""Where a report stands at the desk: one sortable text, so that every list is one index range."""

WAITING, ASKED, DECIDED = "w", "a", "z"
DIGITS = 13
LAST = 10**DIGITS - 1


def place_on(shelf: str, grade: int, at: int, report: str) -> str:
    """Gravest first, then oldest first; what is decided stands newest first. No two are equal."""
    end = report[-8:]
    if shelf == DECIDED:
        return f"{shelf}{LAST - at:0{DIGITS}d}-{end}"
    return f"{shelf}{grade}{at:0{DIGITS}d}-{end}"


def shelf_of(state: str) -> str:
    return {"asked": ASKED, "decided": DECIDED}.get(state, WAITING)


def range_of(shelf: str) -> tuple[str, str]:
    """From (included) and to (left out)."""
    return shelf, chr(ord(shelf) + 1)
