"""What the types can't say: names that match, choices that exist, both languages."""

from collections.abc import Iterator
from typing import Any

from schemas.twins.conditions import names_in

Json = Any

CHOOSING = ("radios", "checkboxes", "yesno")
# Answers that triage or a host gives, which any form's rules may ask about.
GIVEN = {"danger", "danger_words", "in_area", "rail", "service", "found", "device_safe"}
WORDS = ("title", "label", "hint", "lead", "missing", "because", "why", "summary", "first", "item")


def faults(definition: Json) -> list[str]:
    """Each a sentence that names the place; an empty list for a sound definition."""
    return [
        *doubled([page["id"] for page in definition["pages"]], "page"),
        *doubled([question["name"] for question in asked(definition)], "question"),
        *doubled([risk["id"] for risk in definition.get("risks", [])], "risk"),
        *unknown_names(definition),
        *bad_choices(definition),
        *untranslated(definition, ""),
        *misused(definition),
    ]


def asked(definition: Json) -> list[Json]:
    return [question for page in definition["pages"] for question in page["questions"]]


def doubled(names: list[str], what: str) -> Iterator[str]:
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"{what} {name} is there more than once"


def conditions(definition: Json) -> Iterator[tuple[str, Json]]:
    """Every condition with the place it stands at."""
    for page in definition["pages"]:
        yield f"page {page['id']}", page.get("when")
        for question in page["questions"]:
            yield f"question {question['name']}", question.get("when")
    for kind in ("risks", "outcomes"):
        for part in definition.get(kind, []):
            yield f"{kind} {part['id']}", part.get("when")
    for row in definition.get("grades", []):
        yield f"grade {row['grade']}", row.get("when")


def unknown_names(definition: Json) -> Iterator[str]:
    passed = {one.get("passed", "") for one in definition.get("outcomes", [])}
    known = {question["name"] for question in asked(definition)} | GIVEN | passed
    for place, condition in conditions(definition):
        for name in names_in(condition):
            if name not in known:
                yield f"{place} looks at {name}, which no question asks"


def bad_choices(definition: Json) -> Iterator[str]:
    for question in asked(definition):
        values = [option["value"] for option in question.get("options", [])]
        if (question["type"] in CHOOSING) != bool(values):
            yield f"question {question['name']}: options and type do not fit"
        yield from doubled(values, f"option of {question['name']}")
    yield from never_chosen(definition)


def never_chosen(definition: Json) -> Iterator[str]:
    """Conditions on a choice that is not offered can never hold."""
    offered = {
        question["name"]: {option["value"] for option in question["options"]}
        for question in asked(definition)
        if question.get("options")
    }
    for place, condition in conditions(definition):
        for name, value in pairs_in(condition):
            if name in offered and value not in offered[name]:
                yield f"{place} waits for {name} to be {value}, which can't be chosen"


def pairs_in(condition: Json) -> list[tuple[str, str]]:
    """Every (name, value) that a condition waits for."""
    if not condition:
        return []
    ((key, operand),) = condition.items()
    if key in ("all", "any"):
        return [pair for part in operand for pair in pairs_in(part)]
    if key == "not":
        return pairs_in(operand)
    if key == "in":
        return [(operand[0], value) for value in operand[1]]
    return [] if key == "answered" else [(operand[0], operand[1])]


def untranslated(part: Json, place: str) -> Iterator[str]:
    """Every text below this part that lacks a language, with the path to it."""
    if isinstance(part, list):
        for at, value in enumerate(part):
            yield from untranslated(value, f"{place}/{at}")
    if isinstance(part, dict):
        texts = [key for key in part if key in WORDS]
        yield from lacking(part, texts, place)
        for key in part.keys() - texts:
            yield from untranslated(part[key], f"{place}/{key}")


def lacking(part: Json, texts: list[str], place: str) -> Iterator[str]:
    for key in texts:
        if not part[key].get("en") or not part[key].get("cy"):
            yield f"{place}/{key} lacks English or Welsh"


def misused(definition: Json) -> Iterator[str]:
    for question in asked(definition):
        if question["type"] == "photos" and not question.get("max"):
            yield f"question {question['name']} does not say how many photos"
        if question["type"] in ("photos", "note") and question.get("required"):
            yield f"question {question['name']} can't be required"
