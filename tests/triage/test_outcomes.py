"""Triage: whatever a person answers leads somewhere, by few questions, and danger comes first."""

import itertools
from typing import Any

import pytest

from schemas.twins.outcomes import outcome_view
from schemas.twins.pages import chrome
from schemas.twins.rules import go_on, outcome, preset, route
from server.forms.library import definitions, signposts, triage

Json = Any
START = triage().definition
FORCE = {"id": "cwm", "name": {"en": "Cwm", "cy": "Cwm"}}
SAID = {"found": [], "danger_words": "no"}


def choices(name: str) -> list[str]:
    for page in START["pages"]:
        for question in page["questions"]:
            if question["name"] == name:
                return [option["value"] for option in question["options"]]
    raise LookupError(name)


def asked_after(answers: Json) -> list[Json]:
    """Questions with choices on the pages that these answers still lead to."""
    pages = [page for page in START["pages"] if page["id"] in route(START, answers)]
    return [
        question
        for page in pages
        for question in page["questions"]
        if question.get("options") and question["name"] not in answers
    ]


def ends(answers: Json) -> list[tuple[str, int]]:
    """Every end that can be reached from here, with the number of choices made to get there."""
    made = len([name for name in answers if name not in SAID])
    if outcome(START, answers):
        return [(outcome(START, answers)["id"], made)]
    open_questions = [q for q in asked_after(answers) if shown(q, answers)]
    assert open_questions, f"a dead end: {answers}"
    name = open_questions[0]["name"]
    return list(itertools.chain(*(ends({**answers, name: value}) for value in choices(name))))


def shown(question: Json, answers: Json) -> bool:
    from schemas.twins.rules import applies  # noqa: PLC0415

    return applies(question, answers)


def test_danger_is_the_first_question_and_its_answer_the_first_outcome() -> None:
    assert route(START, {})[0] == "now"
    for more in ({}, {"topic": "fraud-cyber", "fraud_first": "no"}, {"service": "collision"}):
        assert outcome(START, {"danger": "yes", **more})["kind"] == "999"


def test_every_answer_leads_to_an_end_by_at_most_four_choices() -> None:
    found = ends(SAID)
    assert max(made for _, made in found) <= 4
    reached = {end for end, _ in found}
    ids = {one["id"] for one in START["outcomes"]}
    assert ids - reached <= {"danger-words", "elsewhere"}, "an outcome nobody can reach"


def test_danger_words_ask_again_even_after_no() -> None:
    heard = {"danger": "no", "danger_words": "yes"}
    assert outcome(START, heard)["id"] == "danger-words"
    assert outcome(START, go_on(START, heard)) == {}


def test_another_forces_place_is_taken_all_the_same() -> None:
    answers = {"danger": "no", "topic": "bicycle-theft", "rail": "no", "in_area": "no"}
    assert outcome(START, answers)["kind"] == "force"
    assert outcome(START, go_on(START, answers))["form"] == "bicycle-theft"


@pytest.mark.parametrize("slug", list(definitions()))
def test_a_service_from_the_list_skips_the_choosing_but_not_the_danger(slug: str) -> None:
    answers = preset(START, slug)
    assert route(START, answers)[0] == "now"
    assert not {"say", "topic"} & set(route(START, answers))


def test_a_swapped_details_crash_needs_no_report_but_may_be_made() -> None:
    answers = {"danger": "no", "topic": "collision", "crash_first": "swapped", "rail": "no"}
    assert outcome(START, answers)["kind"] == "advice"
    assert outcome(START, go_on(START, answers))["form"] == "collision"


def test_a_passed_danger_still_makes_the_report_grade_1() -> None:
    from schemas.twins.rules import grade  # noqa: PLC0415

    passed = go_on(START, {"danger": "yes"})
    assert outcome(START, {**passed, "topic": "collision", "crash_first": "left", "rail": "no"})
    assert grade(definitions()["collision"].definition, {}, 0, passed)["grade"] == 1


def test_signposts_say_why_and_how_in_both_languages() -> None:
    ends_at = {one["signpost"] for one in START["outcomes"] if one["kind"] == "signpost"}
    assert len(ends_at) >= 5
    for one in START["outcomes"]:
        for lang in ("en", "cy"):
            view = shown_view(one, lang)
            assert view["why"], one["id"]
            assert view["outcome"] == one["kind"]


def shown_view(one: Json, lang: str) -> Json:
    """The view of one outcome, as if only it existed."""
    alone = {**START, "outcomes": [{**one, "when": {"all": []}}]}
    draft = {"id": "l-1", "rev": 1, "answers": {}}
    around = chrome(FORCE, lang, "/", "")
    form = definitions()[one["form"]].definition if one.get("form") else {}
    view = outcome_view(alone, draft, form, signposts(), around)
    assert one["kind"] not in ("signpost", "999", "101") or view["sign"]["name"], one["id"]
    assert one["kind"] != "form" or (view["start_lead"] and view["need"])
    return view
