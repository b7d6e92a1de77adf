"""Every form can be finished, whatever a person answers, in the order the phone leads them."""

from random import Random
from typing import Any

import pytest

from schemas.twins.answers import merge, page_of
from schemas.twins.checks import check
from schemas.twins.pages import check_view, chrome, next_url
from schemas.twins.rules import go_on, questions, scope
from schemas.twins.ways import first_url
from server.forms.library import definitions

Json = Any
FORCE = {"id": "cwm", "name": {"en": "Cwm", "cy": "Cwm"}}
TODAY = "2026-11-21"
SOUND = {
    "date": ["9", "3", "2026"],
    "time": "18:30",
    "email": "ann@example.cymru",
    "phone": "07700 900123",
    "postcode": "NP20 1AA",
    "number": "3",
    "money": "450",
    "vrm": "AB12 CDE",
    "declaration": "yes",
}


def sound(question: Json, pick: Random) -> Json:
    values = [option["value"] for option in question.get("options", [])]
    if question["type"] == "checkboxes":
        return pick.sample(values, pick.randint(1, len(values)))
    if values:
        return pick.choice(values)
    if not question.get("required") and pick.random() < 0.5:
        return "" if question["type"] != "date" else ["", "", ""]
    return SOUND.get(question["type"], "words")


def saved(form: Json, draft: Json, page_id: str, number: int, pick: Random) -> Json:
    """As a host saves a page: every question of it, asked or not."""
    page = page_of(form, page_id)
    given = {
        q["name"]: sound(q, pick) for q in page["questions"] if q["type"] not in ("note", "photos")
    }
    answers = merge(form, draft["answers"], page_id, number, given)
    for question in questions(page, scope(page, answers, number)):
        assert check(question, given.get(question["name"], ""), TODAY) == {}, question["name"]
    return {**draft, "answers": answers}


def walk(form: Json, pick: Random) -> tuple[Json, list[str]]:
    draft: Json = {"id": "l-1", "rev": 1, "answers": {}, "files": []}
    url, seen = first_url(form, draft, ""), []
    while not url.endswith("/check"):
        seen.append(url)
        assert len(seen) < 60, seen
        if url.endswith("/outcome"):
            draft["answers"] = go_on(form, draft["answers"])
            url = first_url(form, draft, "")
            continue
        _, _, _, page_id, *number = url.split("/")
        place = int(number[0]) if number else 0
        draft = saved(form, draft, page_id, place, pick)
        go = "another" if number and pick.random() < 0.3 else ""
        url = next_url(form, draft, {"page": page_id, "number": place, "go": go}, "", TODAY)
    return draft, seen


@pytest.mark.parametrize("slug", list(definitions()))
def test_whatever_is_answered_the_end_is_reached_and_ready(slug: str) -> None:
    form, reached = definitions()[slug].definition, set()
    for seed in range(150):
        draft, seen = walk(form, Random(seed))
        assert check_view(form, draft, chrome(FORCE, "cy", "/", ""), "cy")["ready"]
        assert len(seen) == len(set(seen)), "a page was asked twice"
        reached |= {url.split("/")[3] for url in seen}
    assert {page["id"] for page in form["pages"]} <= reached
