"""Is one answer right? A closed list of patterns; an error is a code and a limit, never words."""

import re

from schemas.twins.dates import is_real, iso, three
from schemas.twins.words import Json, as_list, as_text, get, trim, units

# [0-9] never \d, no \s, no case-insensitive match: both engines read these alike.
PATTERNS = {
    "number": r"[0-9]{1,9}",
    "money": r"£?[0-9]{1,3}(,?[0-9]{3}){0,3}(\.[0-9]{1,2})?",
    "time": r"([0-9]|[01][0-9]|2[0-3])[:.][0-5][0-9]",
    "postcode": r"[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}",
    "email": r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,8}",
    "phone": r"\+?[0-9][0-9 ()-]{6,23}",
    "vrm": r"[A-Za-z0-9]{1,7}( [A-Za-z0-9]{1,4})?",
}
LENGTHS = {
    "text": 200,
    "long": 4000,
    "number": 9,
    "money": 16,
    "time": 5,
    "postcode": 8,
    "email": 254,
    "phone": 25,
    "vrm": 12,
}
CHOICES = ["radios", "yesno"]


def longest(question: Json) -> int:
    """The most UTF-16 units an answer may have; a number's own max is a value, not a length."""
    kind = question["type"]
    own = 0 if kind == "number" else get(question, "max", 0)
    return int(own or get(LENGTHS, kind, 200))


def values_of(question: Json) -> list[str]:
    return [option["value"] for option in get(question, "options", [])]


def wrong(code: str, limit: int = 0) -> Json:
    return {"code": code, "limit": limit}


def check_date(question: Json, answer: Json, today: str) -> Json:
    parts = three(answer)
    if not any(parts):
        return wrong("missing") if get(question, "required", False) else {}
    if not is_real(parts):
        return wrong("date")
    if get(question, "past", False) and today != "" and iso(parts) > today:
        return wrong("future")
    return {}


def check_many(question: Json, answer: Json) -> Json:
    chosen = as_list(answer)
    if not chosen:
        return wrong("choose") if get(question, "required", False) else {}
    known = values_of(question)
    return {} if all(value in known for value in chosen) else wrong("choose")


def check_declaration(question: Json, answer: Json) -> Json:
    agreed = as_text(answer) == "yes"
    return wrong("agree") if get(question, "required", False) and not agreed else {}


def check_number(question: Json, text: str) -> Json:
    value = int(text)
    most, least = get(question, "max", 0), get(question, "min", 0)
    if most and value > most:
        return wrong("most", most)
    return wrong("least", least) if value < least else {}


def check_filled(question: Json, text: str) -> Json:
    kind, most = question["type"], longest(question)
    if kind in CHOICES:
        return {} if text in values_of(question) else wrong("choose")
    if units(text) > most:
        return wrong("long", most)
    if kind in PATTERNS and not re.fullmatch(PATTERNS[kind], text):
        return wrong(kind)
    return check_number(question, text) if kind == "number" else {}


def check_text(question: Json, answer: Json) -> Json:
    text = as_text(answer)
    if trim(text) == "":
        if not get(question, "required", False):
            return {}
        return wrong("choose" if question["type"] in CHOICES else "missing")
    return check_filled(question, text)


def check(question: Json, answer: Json, today: str = "") -> Json:
    """{} when right, else {code, limit}. `today` ("2026-11-21") lets dates be held to the past."""
    kind = question["type"]
    if kind in ("note", "photos"):
        return {}
    if kind == "date":
        return check_date(question, answer, today)
    if kind == "checkboxes":
        return check_many(question, answer)
    if kind == "declaration":
        return check_declaration(question, answer)
    return check_text(question, answer)
