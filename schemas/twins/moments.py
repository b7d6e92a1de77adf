"""Moments in London in words: whole-number arithmetic, so that both sides agree."""

# ruff: noqa: PLR2004  (a calendar is made of numbers)
from schemas.twins.dates import months, two

AT = {"en": " at ", "cy": " am "}
HOUR = 3_600_000
DAY = 24 * HOUR


def day_number(year: int, month: int, day: int) -> int:
    """Counts from 1 March, so that the leap day comes last in its year."""
    early = 1 if month <= 2 else 0
    y, m = year - early, month + 12 * early - 3
    return 365 * y + y // 4 - y // 100 + y // 400 + (153 * m + 2) // 5 + day - 1 - 719468


def last_sunday(year: int, month: int) -> int:
    """Of March or October, as days since 1970; 1 January 1970 was a Thursday."""
    last = day_number(year, month, 31)
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


def when_text(at: int, lang: str) -> str:
    """21 November 2026 at 14:02, London time; "" for 0."""
    if at == 0:
        return ""
    minutes = (at + summer_hour(at)) % DAY // 60_000
    clock = f"{two(str(minutes // 60))}:{two(str(minutes % 60))}"
    return day_text(at, lang) + (AT["cy"] if lang == "cy" else AT["en"]) + clock
