"""Days the police promise by: Monday to Friday without the bank holidays of England and Wales."""

import json
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
SECOND = 1000
WEEKEND = 5


@cache
def bank_holidays() -> frozenset[date]:
    """As gov.uk/bank-holidays lists them; dated data, replaced when a new list comes out."""
    text = Path(__file__).with_name("bank_holidays.json").read_text(encoding="utf-8")
    return frozenset(date.fromisoformat(day) for day in json.loads(text)["england-and-wales"])


def is_working_day(day: date) -> bool:
    return day.weekday() < WEEKEND and day not in bank_holidays()


def day_of(at: int) -> date:
    return datetime.fromtimestamp(at / SECOND, LONDON).date()


def end_of(day: date) -> int:
    """The last minute of a day in London."""
    return int(datetime.combine(day, time(23, 59), LONDON).timestamp()) * SECOND


def working_days_after(at: int, days: int) -> int:
    """Day 1 is the next working day; due at its last minute."""
    day = day_of(at)
    while days > 0:
        day += timedelta(days=1)
        days -= is_working_day(day)
    return end_of(day)
