"""Dates as three strings and an own calendar: no parsing that could differ."""

# ruff: noqa: PLR2004  (a calendar is made of numbers)
import re

from schemas.twins.words import Json

MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
SHAPES = [r"[0-9]{1,2}", r"[0-9]{1,2}", r"[0-9]{4}"]


def three(answer: Json) -> list[str]:
    """Day, month and year, each a string."""
    parts = answer if isinstance(answer, list) else []
    texts = [part if isinstance(part, str) else "" for part in parts]
    return [*texts, "", "", ""][:3]


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


def months(lang: str) -> list[str]:
    return MONTHS["cy"] if lang == "cy" else MONTHS["en"]


def date_text(answer: Json, lang: str) -> str:
    """An answered date in words; as typed when it is no real date."""
    parts = three(answer)
    if not is_real(parts):
        return " ".join(part for part in parts if part != "")
    return f"{int(parts[0])} {months(lang)[int(parts[1]) - 1]} {parts[2]}"
