"""The forms on offer are complete, neutral in their addresses, and grade as they should."""

import re
from typing import Any

import pytest

from schemas.twins.outcomes import lead_of
from schemas.twins.rules import grade
from server.forms.library import definitions, find, signposts, triage

Json = Any
FORMS = [form.definition for form in definitions().values()]
SHARED = {
    *("full_name", "email", "phone", "contact_by", "contact_safe", "contact_times"),
    *("updates_wanted", "victim_is", "language_wanted", "declaration"),
}
NEUTRAL = re.compile(r"^[a-z]{2,8}$")
CRIME_WORDS = {"theft", "crime", "asb", "crash", "police", "suspect", "hate", "threat", "injury"}


def asked(form: Json) -> list[Json]:
    return [question for page in form["pages"] for question in page["questions"]]


def test_three_services_are_on_offer() -> None:
    assert set(definitions()) == {"bicycle-theft", "asb-other", "collision"}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form["slug"])
def test_a_form_asks_what_the_desk_and_victims_need(form: Json) -> None:
    missing = SHARED - {question["name"] for question in asked(form)}
    assert missing <= ({"victim_is"} if form["slug"] == "asb-other" else set())


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form["slug"])
def test_no_address_tells_what_a_report_is_about(form: Json) -> None:
    ids = [page["id"] for page in form["pages"]]
    assert all(NEUTRAL.match(name) for name in ids)
    assert not CRIME_WORDS & set(ids)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form["slug"])
def test_a_person_in_danger_who_sends_all_the_same_is_grade_1(form: Json) -> None:
    assert grade(form, {}, 0, {"danger": "yes"})["grade"] == 1
    assert grade(form, {}, 0, {"danger": "no"})["grade"] == 4


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form["slug"])
def test_waiting_on_the_phone_raises_the_risk(form: Json) -> None:
    ages = [sum(grade(form, {}, age)["scores"].values()) for age in (0, 59, 60, 480)]
    assert ages == [0, 0, 1, 3]


@pytest.mark.parametrize("slug", ["bicycle-theft", "asb-other"])
def test_a_suspect_who_works_for_the_police_makes_the_report_restricted(slug: str) -> None:
    known = {"suspect": "known", "suspect_police": "yes"}
    flags = grade(definitions()[slug].definition, known, 0)["flags"]
    assert flags == ["restricted"]


def test_a_required_question_says_what_is_missing() -> None:
    for form in [*FORMS, triage().definition]:
        for question in asked(form):
            assert not question.get("required") or question.get("missing"), question["name"]


def test_a_sensitive_service_is_told_apart_before_its_first_question() -> None:
    sensitive = {form["slug"] for form in FORMS if lead_of(form, "en")["sensitive"]}
    assert sensitive == {"asb-other"}


def test_what_belongs_to_another_force_is_taken_and_marked_to_pass_on() -> None:
    bike = definitions()["bicycle-theft"].definition
    at_a_station = {"place_kind": "station"}
    flags = grade(bike, at_a_station, 0, {"rail": "yes", "in_area": "no"})["flags"]
    assert sorted(flags) == ["transfer-btp", "transfer-force"]


def test_a_person_with_no_safe_way_can_still_report() -> None:
    found = grade(definitions()["bicycle-theft"].definition, {"contact_by": ["none"]}, 0)
    assert found["flags"] == ["no-contact"]


def test_a_phone_that_is_not_safe_is_a_risk_and_warns_before_contact() -> None:
    found = grade(definitions()["asb-other"].definition, {}, 0, {"device_safe": "no"})
    assert found["flags"] == ["contact-unsafe"]
    assert found["scores"]["vulnerability"] == 2


def test_the_crash_form_says_first_that_it_may_not_discharge_section_170() -> None:
    first = definitions()["collision"].definition["start"]["first"]
    assert "section 170 of the Road Traffic Act 1988" in first["en"]
    assert "adran 170 o Ddeddf Traffig Ffyrdd 1988" in first["cy"]
    assert "24 hours" in first["en"]
    assert "24 awr" in first["cy"]


def test_numbers_of_services_are_cited_not_copied() -> None:
    number = signposts()["railway-btp"]["phones"][0]["number"]
    notes = [q["label"]["en"] for q in asked(definitions()["bicycle-theft"].definition)]
    assert any(number in note for note in notes)
    assert not any("{" in note for note in notes)


def test_an_edition_is_found_by_slug_version_and_digest_only() -> None:
    form = definitions()["bicycle-theft"]
    assert find(form.slug, form.version, form.digest) == form
    assert find(form.slug, form.version + 1, form.digest) is None
    assert find(form.slug, form.version, "0" * 16) is None
    assert find("start", triage().version, triage().digest) == triage()
    assert find("__proto__", 1, form.digest) is None


def sentences(part: Json) -> list[str]:
    """Every English sentence that a person may meet; reasons are for the desk."""
    if isinstance(part, list):
        return [text for one in part for text in sentences(one)]
    if not isinstance(part, dict):
        return []
    if isinstance(part.get("en"), str):
        return [one for one in re.split(r"[.?!:\n]+", part["en"]) if one.strip()]
    return [text for key, one in part.items() if key != "because" for text in sentences(one)]


@pytest.mark.parametrize("form", [*FORMS, triage().definition], ids=lambda form: form["slug"])
def test_words_are_short_and_sentences_too(form: Json) -> None:
    counts = [len(sentence.split()) for sentence in sentences(form)]
    assert sum(counts) / len(counts) < 8
    assert max(counts) <= 30
