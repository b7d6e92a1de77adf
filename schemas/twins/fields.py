"""One question as its template takes it, and one answer in words."""

from schemas.twins.checks import longest
from schemas.twins.conditions import holds
from schemas.twins.dates import date_text, three
from schemas.twins.words import Json, as_list, as_text, get, paragraphs, say

WIDTHS = {"number": 5, "money": 10, "time": 5, "postcode": 10, "phone": 20, "vrm": 10}
INPUT_MODES = {"number": "numeric", "money": "decimal", "phone": "tel", "email": "email"}
COUNTED = ["text", "long", "number", "money", "time", "postcode", "email", "phone", "vrm"]


def option_views(question: Json, answer: Json, scoped: Json, lang: str) -> list[Json]:
    """Options in the form's order, those that `suggest` names first."""
    first = as_list(get(scoped, get(question, "suggest"))) if get(question, "suggest") else []
    options = get(question, "options", [])
    ordered = [option for option in options if option["value"] in first]
    ordered = ordered + [option for option in options if option["value"] not in first]
    chosen, name = as_list(answer), question["name"]
    return [
        {
            "id": name if at == 0 else f"{name}-{at + 1}",
            "value": option["value"],
            "label": say(option["label"], lang),
            "hint": say(get(option, "hint", {}), lang),
            "checked": option["value"] in chosen,
            "suggested": option["value"] in first,
        }
        for at, option in enumerate(ordered)
    ]


def part_views(question: Json, answer: Json) -> list[Json]:
    """The three boxes of a date."""
    if question["type"] != "date":
        return []
    day, month, year = three(answer)
    return [part_view(question, *part) for part in (("day", day), ("month", month), ("year", year))]


def part_view(question: Json, key: str, value: str) -> Json:
    name = question["name"] + "-" + key
    return {
        "key": key,
        "id": name,
        "name": name,
        "value": value,
        "width": 4 if key == "year" else 2,
    }


def reveal(question: Json, local: list[str]) -> Json:
    """What the page script needs to show and hide it: only conditions on the same page."""
    condition = get(question, "when", None) or {}
    for key in ("eq", "in", "has"):
        if key in condition and condition[key][0] in local:
            name, values = condition[key]
            return {"name": name, "values": "|".join(values) if key == "in" else values}
    return {"name": "", "values": ""}


def file_views(files: list[Json], name: str, number: int) -> list[Json]:
    """The photos of one question, for one item of a repeat (0 for none)."""
    mine = [one for one in files if one["question"] == name and one["index"] == number]
    return [
        {"id": one["id"], "name": one["name"], "kb": (one["size"] + 1023) // 1024} for one in mine
    ]


def described_by(name: str, hint: str, error: str) -> str:
    return " ".join([name + "-hint"] * (hint != "") + [name + "-error"] * (error != ""))


def error_of(errors: list[Json], name: str) -> Json:
    for error in errors:
        if error["name"] == name:
            return error
    return {"name": name, "code": "", "limit": 0}


def first_id(question: Json) -> str:
    """Where an error link leads."""
    return question["name"] + "-day" if question["type"] == "date" else str(question["name"])


def field_view(question: Json, scoped: Json, error: Json, local: list[str], lang: str) -> Json:
    """Files are added by the page, which knows the draft."""
    name, kind = question["name"], question["type"]
    answer, hint = get(scoped, name), say(get(question, "hint", {}), lang)
    shown_when = reveal(question, local)
    return {
        "name": name,
        "type": kind,
        "first": first_id(question),
        "label": say(question["label"], lang),
        "lines": paragraphs(question["label"], lang),
        "hint": hint,
        "error": error["code"],
        "limit": error["limit"],
        "missing": say(get(question, "missing", {}), lang),
        "desc": described_by(name, hint, error["code"]),
        "required": get(question, "required", False),
        "value": as_text(answer),
        "max": longest(question) if kind in COUNTED else get(question, "max", 0),
        "width": get(WIDTHS, kind, 0),
        "inputmode": get(INPUT_MODES, kind),
        "auto": get(question, "autocomplete"),
        "parts": part_views(question, answer),
        "options": option_views(question, answer, scoped, lang),
        "show": holds(get(question, "when", {}), scoped),
        "when_name": shown_when["name"],
        "when_values": shown_when["values"],
    }


def chosen_labels(question: Json, answer: Json, lang: str) -> str:
    chosen = as_list(answer)
    options = [one for one in get(question, "options", []) if one["value"] in chosen]
    return "\n".join(say(option["label"], lang) for option in options)


def text_of(question: Json, answer: Json, lang: str) -> str:
    """An answer in words; several choices stand on lines of their own."""
    kind = question["type"]
    if kind in ("radios", "yesno", "checkboxes"):
        return chosen_labels(question, answer, lang)
    if kind == "date":
        return date_text(answer, lang)
    if kind == "declaration":
        return say(question["label"], lang) if as_text(answer) == "yes" else ""
    return as_text(answer)
