"""Small forms at random: every question type, nested conditions, repeats, hostile names."""

from random import Random
from typing import Any

from server.forms.library import edition

Json = Any

NAMES = ["a", "b", "c", "d", "e", "f", "constructor", "__proto__", "toString", "has_own"]
TYPES = ["text", "long", "number", "money", "date", "time", "yesno", "radios", "checkboxes"]
MORE = ["postcode", "email", "phone", "vrm", "photos", "declaration", "note"]
VALUES = ["yes", "no", "unsure", "constructor", "x"]


def words(pick: Random) -> Json:
    return {"en": pick.choice(["A & B", "<i>", "Name"]), "cy": pick.choice(["Enw", "â", "’"])}


def condition(names: list[str], pick: Random, depth: int = 2) -> Json:
    name, values = pick.choice(names), pick.sample(VALUES, 2)
    kind = pick.choice(["eq", "in", "has", "answered", "not", "all", "any"][: 7 if depth else 4])
    if kind in ("all", "any"):
        return {kind: [condition(names, pick, depth - 1) for _ in range(pick.randint(0, 3))]}
    if kind == "not":
        return {kind: condition(names, pick, depth - 1)}
    if kind == "in":
        return {kind: [name, values]}
    return {kind: name} if kind == "answered" else {kind: [name, values[0]]}


def question(name: str, earlier: list[str], pick: Random) -> Json:
    kind = pick.choice(TYPES + MORE)
    made: Json = {"name": name, "type": kind, "label": words(pick)}
    if kind in ("radios", "checkboxes", "yesno"):
        made["options"] = [{"value": value, "label": words(pick)} for value in VALUES]
    if kind in ("text", "long", "number", "photos"):
        made["max"] = pick.choice([5, 40, 300])
    if kind not in ("photos", "note"):
        made["required"] = pick.random() < 0.5
    if earlier and pick.random() < 0.5:
        made["when"] = condition(earlier, pick)
    return {**made, "past": True} if kind == "date" else made


def page(at: int, names: list[str], earlier: list[str], pick: Random) -> Json:
    made: Json = {"id": f"p{at}", "title": words(pick), "questions": []}
    if earlier and pick.random() < 0.3:
        made["when"] = condition(earlier, pick)
    if pick.random() < 0.3:
        made["repeat"] = {"key": f"items{at}", "item": words(pick), "max": pick.randint(1, 3)}
    for name in names:
        made["questions"].append(question(name, earlier, pick))
    return made


def rules(names: list[str], pick: Random) -> Json:
    axes = ["threat", "harm", "risk", "vulnerability"]
    risks = [
        {
            "id": f"r{at}",
            "because": words(pick),
            "when": condition(names, pick),
            "adds": {pick.choice(axes): pick.randint(0, 4)},
            "minutes": pick.choice([0, 0, 60, 480]),
        }
        for at in range(4)
    ]
    outcomes = [
        {
            "id": f"o{at}",
            "kind": pick.choice(["999", "advice", "signpost"]),
            "when": condition(names, pick),
            "title": words(pick),
            "why": words(pick),
            "signpost": pick.choice(["", "emergency"]),
            "passed": pick.choice(["", "gone_on"]),
        }
        for at in range(2)
    ]
    grades = [{"grade": at, "at_least": 9 - 3 * at} for at in (1, 2, 3)]
    return {"risks": risks, "outcomes": outcomes, "grades": grades}


def random_form(seed: int) -> Json:
    """A definition that passes every check a real one must pass."""
    pick = Random(seed)
    names = pick.sample(NAMES, len(NAMES))
    cuts = [names[:3], names[3:4], names[4:7], names[7:]]
    made: Json = {
        "slug": f"form-{seed}",
        "version": 1,
        "kind": "crime",
        "title": words(pick),
        "start": {"summary": words(pick), "lead": words(pick)},
        "pages": [page(at, cut, names[: names.index(cut[0])], pick) for at, cut in enumerate(cuts)],
        "next": [words(pick)],
        "retention": {"group": "test", "months": 1},
        **rules(names, pick),
    }
    return edition(made).definition
