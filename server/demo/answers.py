"""Believable answers to any form: page after page, as its own rules ask them."""

import random
from typing import Any

from schemas.twins.rules import questions, route, scope

Json = dict[str, Any]
MOSTLY = 0.7
PLAIN = {
    "number": "2",
    "money": "350",
    "time": "17:45",
    "yesno": "no",
    "declaration": "yes",
    "postcode": "NP20 1PA",
    "email": "someone@post.example",
    "phone": "07700 900123",
    "vrm": "CY21 ABC",
    "text": "Not sure",
    "long": "That is all I know.",
}


def believable(definition: Json, told: Json, date: list[str], seed: int) -> Json:
    """`told` wins; `date` is [day, month, year] for every date asked."""
    pick = random.Random(seed)  # noqa: S311
    answers: Json = {}
    while page := next_page(definition, answers):
        given = answered(page, {**answers}, {**told, "date": date}, pick)
        answers.update({page["repeat"]["key"]: [given]} if "repeat" in page else given)
        answers.setdefault("_seen", []).append(page["id"])
    answers.pop("_seen")
    return answers


def next_page(definition: Json, answers: Json) -> Json | None:
    """The first page of the route that was not answered yet."""
    seen = answers.get("_seen", [])
    wanted = [page for page in route(definition, answers) if page not in seen]
    return next((p for p in definition["pages"] if wanted and p["id"] == wanted[0]), None)


def answered(page: Json, answers: Json, told: Json, pick: random.Random) -> Json:
    """Twice over the page, because an answer may reveal another question."""
    given: Json = {}
    for _ in range(2):
        for question in questions(page, scope(page, {**answers, **given})):
            if question["name"] not in given and question["type"] not in ("note", "photos"):
                given[question["name"]] = one_answer(question, told, pick)
    return given


def one_answer(question: Json, told: Json, pick: random.Random) -> Any:
    name, kind = question["name"], question["type"]
    if name in told:
        return told[name]
    if kind == "date":
        return told["date"]
    if kind in ("radios", "yesno", "checkboxes"):
        values = [option["value"] for option in question["options"]]
        chosen = "no" if "no" in values and pick.random() < MOSTLY else pick.choice(values)
        return [chosen] if kind == "checkboxes" else chosen
    return PLAIN[kind]
