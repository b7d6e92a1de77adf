"""Which pages are asked, what is wrong on them, where the answers lead, how urgent they are.

Everything is derived from the definition and the answers each time; nothing is stored.
`answers` of a triage and of the form it led to are kept apart; `grade` is given both.
"""

from schemas.twins.answers import items_of, page_of
from schemas.twins.checks import check
from schemas.twins.conditions import holds
from schemas.twins.words import Json, get

__all__ = [
    "adds_of",
    "applies",
    "broken_pages",
    "go_on",
    "grade",
    "grade_row",
    "holds",
    "is_passed",
    "kept",
    "merged",
    "numbers",
    "outcome",
    "page_errors",
    "preset",
    "questions",
    "relevant",
    "risk_holds",
    "route",
    "scope",
]

AXES = ["threat", "harm", "risk", "vulnerability"]


def route(definition: Json, answers: Json) -> list[str]:
    """Ids of the pages to be asked, in order."""
    return [page["id"] for page in definition["pages"] if applies(page, answers)]


def applies(part: Json, answers: Json) -> bool:
    return holds(get(part, "when", {}), answers)


def numbers(page: Json, answers: Json) -> list[int]:
    """0 for a plain page; 1, 2, … for the items of a repeat page (at least one)."""
    if not get(page, "repeat", False):
        return [0]
    return list(range(1, max(1, len(items_of(page, answers))) + 1))


def scope(page: Json, answers: Json, number: int = 0) -> Json:
    """The answers a page works on: all, and over them those of one item of its repeat."""
    if not get(page, "repeat", False):
        return answers
    items, place = items_of(page, answers), max(number, 1) - 1
    return {**answers, **(items[place] if place < len(items) else {})}


def questions(page: Json, scoped: Json) -> list[Json]:
    """The questions of a page that these answers call for."""
    return [question for question in page["questions"] if applies(question, scoped)]


def page_errors(page: Json, scoped: Json, today: str = "") -> list[Json]:
    """[{name, code, limit}] for what was asked. `scoped` is what `scope` gave."""
    found = []
    for question in questions(page, scoped):
        error = check(question, get(scoped, question["name"]), today)
        if error:
            found.append({"name": question["name"], **error})
    return found


def broken_pages(definition: Json, answers: Json, today: str = "") -> list[Json]:
    """[{page, number}] of every page on the route that still has an error."""
    found: list[Json] = []
    for page_id in route(definition, answers):
        page = page_of(definition, page_id)
        found.extend(
            {"page": page_id, "number": number}
            for number in numbers(page, answers)
            if page_errors(page, scope(page, answers, number), today)
        )
    return found


def kept(page: Json, scoped: Json, given: Json) -> Json:
    names = [question["name"] for question in questions(page, scoped)]
    return {name: given[name] for name in names if name in given}


def relevant(definition: Json, answers: Json) -> Json:
    """Only the answers to questions that are asked: what is sealed and sent."""
    found: Json = {}
    for page_id in route(definition, answers):
        page = page_of(definition, page_id)
        if not get(page, "repeat", False):
            found = {**found, **kept(page, answers, answers)}
            continue
        pairs = [
            (scope(page, answers, at + 1), it) for at, it in enumerate(items_of(page, answers))
        ]
        found = {**found, page["repeat"]["key"]: [kept(page, all_, it) for all_, it in pairs]}
    return found


def outcome(definition: Json, answers: Json) -> Json:
    """The first outcome that holds and was not passed, as it stands in the definition; or {}."""
    for one in get(definition, "outcomes", []):
        if applies(one, answers) and not is_passed(one, answers):
            return one
    return {}


def is_passed(one: Json, answers: Json) -> bool:
    name = get(one, "passed")
    return bool(name != "" and get(answers, name) == "yes")


def preset(definition: Json, slug: str) -> Json:
    """The answers of a triage begun from the list of services: what it is about is known."""
    found = [one for one in get(definition, "outcomes", []) if get(one, "form") == slug]
    return {"service": slug, "topic": slug} if slug != "" and found else {}


def go_on(definition: Json, answers: Json) -> Json:
    """New answers after a person chose to go on from the outcome in hand."""
    name = get(outcome(definition, answers), "passed")
    return {**answers, name: "yes"} if name != "" else answers


def merged(answers: Json, triage: Json) -> Json:
    """Both sets of answers in one; where both have a name, the form's own wins."""
    return {**triage, **answers}


def risk_holds(risk: Json, answers: Json, age_minutes: int) -> bool:
    return age_minutes >= get(risk, "minutes", 0) and applies(risk, answers)


def grade(definition: Json, answers: Json, age_minutes: int, triage: Json = None) -> Json:
    """{grade, reasons: [{id, adds}], scores, flags}. `triage`: the triage answers, if any:
    a danger gate answered yes counts only when they are given."""
    everything = merged(answers, triage or {})
    found = [r for r in get(definition, "risks", []) if risk_holds(r, everything, age_minutes)]
    reasons = [{"id": risk["id"], "adds": adds_of(risk)} for risk in found]
    scores = {axis: sum(reason["adds"][axis] for reason in reasons) for axis in AXES}
    return {
        "grade": grade_row(definition, everything, sum(scores.values())),
        "reasons": reasons,
        "scores": scores,
        "flags": unique([get(risk, "flag") for risk in found]),
    }


def unique(texts: list[str]) -> list[str]:
    return [text for at, text in enumerate(texts) if text != "" and text not in texts[:at]]


def adds_of(risk: Json) -> Json:
    return {axis: get(get(risk, "adds", {}), axis, 0) for axis in AXES}


def grade_row(definition: Json, answers: Json, total: int) -> int:
    """The first row that holds; 4, the desk's own pace, when none does."""
    for row in get(definition, "grades", []):
        if total >= get(row, "at_least", 0) and applies(row, answers):
            return int(row["grade"])
    return 4
