"""Answers at random: hostile words, and values taken from each question's own limits."""

from random import Random
from typing import Any

from schemas.twins.checks import longest

Json = Any

NASTY = [
    *["", "  ", "\t\n", "<b>bold</b>", "\"quoted\" & 'single'", "`back`\\slash", "é漢字😀"],
    *["\u2028\0x", "{{ 7*7 }}{% raw %}", "\n\nleading", "a\r\nb\rc", "İIıß ΑΣ", "&amp;", "None"],
    *["__proto__", "constructor", "toString", "  trim\t", "1234567890", "SW1A 1AA", "sw1a1aa"],
    *["a@b.c", "a@b.c\n", "\u0661\u0662", "\ud800", "x\udc00y", "\ufeffa", "\x7f", "£1,000.50"],
    *["07700 900123", "+44 (0)7700", "12:30", "9.05", "24:00", "AB12 CDE", "yes", "no", "unsure"],
]
BLANKS = ["\u00a0", "\u3000", "\u2003", "\x1c", "\x85", "\ufeff", "\u180e", "\u200b"]
DAYS = ["1", "29", "30", "31", "0", "02", "x", "", "１"]
MONTHS = ["1", "2", "2", "2", "11", "04", "13", ""]
EDGES = [["29", "2", "2100"], ["29", "02", "2000"], ["29", "2", "2023"], ["22", "11", "2026"], "x"]
YEARS = ["2023", "2024", "1900", "2000", "2100", "2400", "26", "1899", "", "2027"]
LIKELY = {
    "email": ["a@b.c", "a.b+c@d-e.cymru", "a@b", "a@b.c\n", "a b@c.d", "é@b.c"],
    "phone": ["07700 900123", "07700\u00a0900123", "+447700900123", "123", "0" * 26],
    "postcode": ["SW1A 1AA", "sw1a1aa", "SW1A\u00a01AA", "W1 1AA", "W11AA\u2009"],
    "time": ["12:30", "9.05", "24:00", "7:60", "1230", "٠٩:٣٠"],
    "money": ["£1,000.50", "1000", "1,00", "£", "12.345", "1000000000000"],
    "vrm": ["AB12 CDE", "ab12cde", "A1", "AB12\u00a0CDE", "ABCDEFGH"],
}
RANGES = [(32, 126), (0xA0, 0x2FF), (0x1F300, 0x1F6FF), (0x300, 0x36F)]


def around(limit: int, pick: Random) -> str:
    """About so many UTF-16 units, with a character of two units across the edge."""
    return "a" * (limit - 2) + "😀" + "b" * pick.randint(0, 2)


def noise(pick: Random) -> str:
    return "".join(chr(pick.randint(*pick.choice(RANGES))) for _ in range(pick.randint(0, 12)))


def blanks(pick: Random) -> str:
    blank = pick.choice(BLANKS)
    return pick.choice(
        [blank, f"a{blank}b@c.d", f"SW1A{blank}1AA", f"07700{blank}900123", f"5{blank}"]
    )


def number(question: Json, pick: Random) -> str:
    most, least = question.get("max", 0) or 1000, question.get("min", 0)
    return str(pick.choice([most, most + 1, least, max(0, least - 1), 0, "٣", "007"]))


def text(question: Json, pick: Random) -> Any:
    roll = pick.random()
    if question["type"] == "number" and roll < 0.6:
        return number(question, pick)
    if roll < 0.2:
        return around(longest(question), pick)
    if roll < 0.35:
        return blanks(pick)
    if roll < 0.5 and question["type"] in LIKELY:
        return str(pick.choice(LIKELY[question["type"]]))
    return pick.choice(NASTY) if roll < 0.8 else noise(pick)


def choice(question: Json, pick: Random) -> str:
    values = [option["value"] for option in question["options"]]
    return str(pick.choice([*values, *values, "", "bogus", "__proto__"]))


def choices(question: Json, pick: Random) -> Json:
    values = [option["value"] for option in question["options"]]
    chosen = pick.sample(values, pick.randint(0, len(values)))
    return pick.choice([chosen, chosen, [*chosen, "bogus"], [], ""])


def answer(question: Json, pick: Random) -> Json:
    kind = question["type"]
    if kind in ("radios", "yesno"):
        return choice(question, pick)
    if kind == "checkboxes":
        return choices(question, pick)
    if kind == "date":
        several = [pick.choice(part) for part in (DAYS, MONTHS, YEARS)]
        return pick.choice([several, several, pick.choice(EDGES), ["1", "2"], ""])
    if kind == "declaration":
        return pick.choice(["yes", "yes", "", "no"])
    return text(question, pick)


def answers_of(page: Json, pick: Random, share: float = 0.8) -> Json:
    asked = [q for q in page["questions"] if q["type"] not in ("note", "photos")]
    return {q["name"]: answer(q, pick) for q in asked if pick.random() < share}


def everything(definition: Json, pick: Random) -> Json:
    """The answers of a whole draft, repeat groups and all."""
    found: Json = {}
    for page in definition["pages"]:
        if "repeat" in page:
            found[page["repeat"]["key"]] = [
                answers_of(page, pick) for _ in range(pick.randint(0, 3))
            ]
        else:
            found.update(answers_of(page, pick))
    if pick.random() < 0.1:
        found[pick.choice([*found, "x"])] = pick.choice([["x", {"a": "b"}], [{}], "x", [[]], {}])
    if pick.random() < 0.2:
        found[pick.choice(["__proto__", "constructor", "danger_passed", "found"])] = "yes"
    return found


def posted(page: Json, pick: Random) -> Json:
    """Pairs as a browser, or an attacker, would post them."""
    pairs = []
    for question in page["questions"]:
        value = answer(question, pick) if question["type"] not in ("note", "photos") else "x"
        names = [question["name"]]
        if question["type"] == "date":
            names = [f"{question['name']}-{part}" for part in ("day", "month", "year")]
        values = value if isinstance(value, list) else [value]
        pairs += [[pick.choice(names), part] for part in values]
    return [*pairs, [pick.choice(["__proto__", "rev", "go", "other"]), pick.choice(NASTY)]]
