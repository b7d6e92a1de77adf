"""Times as staff read them: the same digits in both languages, London's clock."""

from datetime import date, datetime

from server.cases.working_days import LONDON, SECOND, end_of
from sync.protocol import LATEST

MINUTES_IN_HOUR, HOURS_IN_DAY = 60, 24


def stamp(at: int) -> str:
    """As in 21/11/2026 14:02; nothing for a time that is not there or cannot be."""
    if not 0 < at <= LATEST:
        return ""
    return datetime.fromtimestamp(at // SECOND, LONDON).strftime("%d/%m/%Y %H:%M")


def day(at: int) -> str:
    return stamp(at)[:10]


def iso_day(at: int) -> str:
    """As a date field takes it."""
    return datetime.fromtimestamp(at / SECOND, LONDON).date().isoformat() if at else ""


def end_of_iso_day(text: str) -> int:
    """0 when it is no date."""
    try:
        return end_of(date.fromisoformat(text))
    except ValueError:
        return 0


def span(milliseconds: int) -> dict[str, int]:
    minutes = max(0, milliseconds) // (MINUTES_IN_HOUR * SECOND)
    hours, minutes = divmod(minutes, MINUTES_IN_HOUR)
    days, hours = divmod(hours, HOURS_IN_DAY)
    return {"days": days, "hours": hours, "minutes": minutes}
