"""A form's source becomes its definition: shared modules put in, yes/no spelt out, numbers cited.

Source shorthand, gone afterwards:
- {"use": "contact"} in pages stands for the pages of modules/contact.json, and brings its risks.
  Beside it: "when" for all its pages; "title", "lead", "id", "relabel" {name: label}, "drop"
  [name] and "add" [questions] for the first.
- {"use": "triage"} in risks brings a module's risks alone.
- "type": "yesno" with "cy": "oes" gets its two options, and "unsure" a third.
- {emergency.0} in any text is the first phone number of that signpost.
"""

import re
from typing import Any

from schemas.twins.conditions import names_in

Json = Any

# Welsh answers with the verb of the question.
WELSH_YES_NO = {
    "oes": ("Oes", "Nac oes"),
    "oedd": ("Oedd", "Nac oedd"),
    "do": ("Do", "Naddo"),
    "ydw": ("Ydw", "Nac ydw"),
    "ydy": ("Ydy", "Nac ydy"),
    "ydyn": ("Ydyn", "Nac ydyn"),
    "hoffwn": ("Hoffwn", "Na hoffwn"),
    "caiff": ("Caiff", "Na chaiff"),
    "byddwn": ("Byddwn", "Na fyddwn"),
}
UNSURE = {"value": "unsure", "label": {"en": "I don't know", "cy": "Dw i ddim yn gwybod"}}
CITED = re.compile(r"\{([a-z0-9-]+)\.([0-9])\}")


def compose(source: Json, modules: Json, signposts: Json) -> Json:
    """The definition as it is published."""
    pages = [page for part in source["pages"] for page in pages_of(part, modules)]
    risks = [risk for part in source.get("risks", []) for risk in risks_of(part, modules)]
    risks += [risk for part in source["pages"] for risk in brought(part, modules)]
    whole = {**source, "pages": pages}
    if risks:
        whole["risks"] = risks
    return cited(whole, signposts)


def risks_of(part: Json, modules: Json) -> list[Json]:
    return list(modules[part["use"]]["risks"]) if "use" in part else [part]


def brought(part: Json, modules: Json) -> list[Json]:
    """The risks a page module brings, but for those that look at a question it drops here."""
    found = modules[part["use"]].get("risks", []) if "use" in part else []
    dropped = set(part.get("drop", []))
    return [risk for risk in found if not dropped & set(names_in(risk.get("when")))]


def pages_of(part: Json, modules: Json) -> list[Json]:
    if "use" not in part:
        return [finished(part)]
    first, *rest = modules[part["use"]]["pages"]
    own = {key: part[key] for key in ("id", "title", "lead", "when") if key in part}
    questions = [*kept(first["questions"], part), *part.get("add", [])]
    when = {"when": part["when"]} if "when" in part else {}
    later = [{**page, **when} for page in rest]
    return [finished(page) for page in [{**first, **own, "questions": questions}, *later]]


def kept(questions: list[Json], part: Json) -> list[Json]:
    """A module's questions without those dropped, some under another label."""
    relabel, drop = part.get("relabel", {}), part.get("drop", [])
    return [
        {**question, "label": relabel.get(question["name"], question["label"])}
        for question in questions
        if question["name"] not in drop
    ]


def finished(page: Json) -> Json:
    return {**page, "questions": [spelt_out(question) for question in page["questions"]]}


def spelt_out(question: Json) -> Json:
    if question["type"] != "yesno" or "cy" not in question:
        return question
    yes, no = WELSH_YES_NO[question["cy"]]
    options = [
        {"value": "yes", "label": {"en": "Yes", "cy": yes}},
        {"value": "no", "label": {"en": "No", "cy": no}},
        *([UNSURE] if question.get("unsure") else []),
    ]
    rest = {key: value for key, value in question.items() if key not in ("cy", "unsure")}
    return {**rest, "options": options}


def cited(part: Json, signposts: Json) -> Json:
    """The same with every {signpost.n} replaced by that number."""
    if isinstance(part, dict):
        return {key: cited(value, signposts) for key, value in part.items()}
    if isinstance(part, list):
        return [cited(value, signposts) for value in part]
    if not isinstance(part, str):
        return part
    return CITED.sub(lambda found: number_of(signposts, found[1], int(found[2])), part)


def number_of(signposts: Json, sign: str, place: int) -> str:
    return str(signposts[sign]["phones"][place]["number"])
