"""The phone and the server never disagree: thousands of hostile drafts through both halves."""

from random import Random
from typing import Any

import pytest

from kit.hostile_answers import NASTY, noise
from kit.random_drafts import draft_calls
from kit.random_forms import random_form
from kit.twins import Call, differences, in_javascript, in_python, shared

Json = Any
SEED = 20261121


@pytest.mark.parametrize("slug", ["start", "bicycle-theft", "asb-other", "collision"])
def test_every_rule_and_page_is_the_same_on_phone_and_server(slug: str) -> None:
    calls = draft_calls(shared()[slug], 80, SEED)
    assert len(calls) >= 1_500
    assert differences(calls, in_python(calls, shared()), in_javascript(calls, shared())) == []


def test_forms_nobody_wrote_are_read_alike_too() -> None:
    forms = {form["slug"]: form for form in map(random_form, range(SEED, SEED + 60))}
    known = {**shared(), **forms}
    calls = [call for form in forms.values() for call in draft_calls(form, 5, SEED)]
    assert len(calls) >= 4_000
    assert differences(calls, in_python(calls, known), in_javascript(calls, known)) == []


def word_calls(pick: Random) -> list[Call]:
    text = pick.choice(NASTY) + noise(pick) + pick.choice(NASTY)
    moment = pick.randint(0, 4_102_444_800_000)
    parts = [str(pick.randint(0, 32)), str(pick.randint(0, 13)), str(pick.randint(1899, 2401))]
    return [
        ("words", "clean", [text]),
        ("words", "trim", [text]),
        ("words", "units", [text]),
        ("phrases", "find", [{"$": "phrases"}, text]),
        ("places", "force_of", [{"$": "places"}, text]),
        ("moments", "when_text", [moment, pick.choice(["en", "cy"])]),
        ("moments", "today", [moment]),
        ("dates", "date_text", [parts, "cy"]),
        ("dates", "is_real", [parts]),
    ]


def test_words_dates_and_moments_are_read_alike() -> None:
    pick = Random(SEED)
    calls = [call for _ in range(400) for call in word_calls(pick)]
    assert differences(calls, in_python(calls, shared()), in_javascript(calls, shared())) == []


def test_the_hours_around_a_clock_change_are_told_alike() -> None:
    march, october, hour = 1_774_746_000_000, 1_792_890_000_000, 3_600_000
    moments = [at + step * hour // 2 for at in (march, october) for step in range(-4, 5)]
    calls: list[Call] = [("moments", "when_text", [at, "en"]) for at in moments]
    told = in_python(calls, {})
    assert differences(calls, told, in_javascript(calls, {})) == []
    assert told[3:5] == ["29 March 2026 at 00:30", "29 March 2026 at 02:00"]
