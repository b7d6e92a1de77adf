"""Who may read a case: need to know first, an override with a written reason second."""

from msgspec import Struct


class Reader(Struct, frozen=True):
    """An officer who asks, their role, and until when an override of theirs holds (0: none)."""

    officer: str
    role: str
    override_until_at: int = 0


def may_read(reader: Reader, in_charge: str, now: int) -> bool:
    """`in_charge` is the officer in charge, or "" while the case waits to be allocated."""
    if reader.role not in {"officer", "supervisor"}:
        return False
    if reader.role == "supervisor" or in_charge in {"", reader.officer}:
        return True
    return now < reader.override_until_at


def may_allocate(reader: Reader, in_charge: str) -> bool:
    """A supervisor to anyone; an officer takes what is free and hands on what is theirs."""
    return reader.role == "supervisor" or in_charge in {"", reader.officer}
