"""Dates as three strings and an own calendar: no parsing that could differ."""

import re

from schemas.twins.words import Json

MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
SHAPES = [r"[0-9]{1,2}", r"[0-9]{1,2}", r"[0-9]{4}"]


def three(answer: Json) -> list[str]:
    """Day, month and year, each a string."""
    parts = answer if isinstance(answer, list) else []
    texts = [part if isinstance(part, str) else "" for part in parts]
    return (texts + ["", "", ""])[:3]


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def is_real(parts: list[str]) -> bool:
    if not all(re.fullmatch(shape, part) for shape, part in zip(SHAPES, parts, strict=True)):
        return False
    day, month, year = int(parts[0]), int(parts[1]), int(parts[2])
    if month < 1 or month > 12 or year < 1900:
        return False
    last = MONTH_DAYS[month - 1] + (1 if month == 2 and is_leap(year) else 0)
    return 1 <= day <= last


def iso(parts: list[str]) -> str:
    """2026-03-09, which sorts as time does."""
    return f"{parts[2]}-{two(parts[1])}-{two(parts[0])}"


def two(part: str) -> str:
    return part if len(part) == 2 else "0" + part


MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "cy": [
        "Ionawr",
        "Chwefror",
        "Mawrth",
        "Ebrill",
        "Mai",
        "Mehefin",
        "Gorffennaf",
        "Awst",
        "Medi",
        "Hydref",
        "Tachwedd",
        "Rhagfyr",
    ],
}
AT = {"en": " at ", "cy": " am "}
HOUR = 3_600_000
DAY = 24 * HOUR


def days_since_1970(year: int, month: int, day: int) -> int:
    """Counts from 1 March, so that the leap day comes last in its year."""
    early = 1 if month <= 2 else 0
    y, m = year - early, month + 12 * early - 3
    return 365 * y + y // 4 - y // 100 + y // 400 + (153 * m + 2) // 5 + day - 1 - 719468


def last_sunday(year: int, month: int) -> int:
    """Of March or October, as days since 1970; 1 January 1970 was a Thursday."""
    last = days_since_1970(year, month, 31)
    return last - (last + 4) % 7


def date_of(days: int) -> list[int]:
    """[year, month, day] of a day since 1970."""
    shifted = days + 719468
    era, doe = shifted // 146097, shifted % 146097
    yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
    doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
    m = (5 * doy + 2) // 153
    month = m + 3 if m < 10 else m - 9
    year = yoe + era * 400 + (1 if month <= 2 else 0)
    return [year, month, doy - (153 * m + 2) // 5 + 1]


def summer_hour(at: int) -> int:
    """The hour that British Summer Time adds at this moment, in ms."""
    year = date_of(at // DAY)[0]
    starts, ends = (last_sunday(year, month) * DAY + HOUR for month in (3, 10))
    return HOUR if starts <= at < ends else 0


def today(at: int) -> str:
    """The date in London, 2026-11-21."""
    year, month, day = date_of((at + summer_hour(at)) // DAY)
    return f"{year}-{two(str(month))}-{two(str(day))}"


def day_text(at: int, lang: str) -> str:
    """The date in London in words: 21 November 2026."""
    year, month, day = date_of((at + summer_hour(at)) // DAY)
    return f"{day} {months(lang)[month - 1]} {year}"


def months(lang: str) -> list[str]:
    return MONTHS["cy"] if lang == "cy" else MONTHS["en"]


def when_text(at: int, lang: str) -> str:
    """21 November 2026 at 14:02, London time; "" for 0."""
    if at == 0:
        return ""
    minutes = (at + summer_hour(at)) % DAY // 60_000
    clock = f"{two(str(minutes // 60))}:{two(str(minutes % 60))}"
    return day_text(at, lang) + (AT["cy"] if lang == "cy" else AT["en"]) + clock


def date_text(answer: Json, lang: str) -> str:
    """An answered date in words; as typed when it is no real date."""
    parts = three(answer)
    if not is_real(parts):
        return " ".join(part for part in parts if part != "")
    return f"{int(parts[0])} {months(lang)[int(parts[1]) - 1]} {parts[2]}"
