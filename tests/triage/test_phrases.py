"""Plain words, slang, slips and Welsh find the right service; danger is never missed."""

import json
import time
from pathlib import Path

import brotli

from schemas.twins.phrases import find
from server.forms.library import HERE, definitions, signposts, triage

INDEX = json.loads((HERE / "triage/phrases.json").read_text(encoding="utf-8"))
LINES = (Path(__file__).parent / "labelled.txt").read_text(encoding="utf-8").splitlines()
LABELLED = [tuple(line.split(" = ")) for line in LINES if " = " in line and line[0] != "#"]
DANGER = [line[:-2] for line in LINES if line.endswith(" !")]
HARMLESS = [phrase for phrase, _ in LABELLED] + [line[:-2] for line in LINES if line.endswith(" -")]


def test_the_right_service_is_among_the_first_three() -> None:
    missed = [
        (phrase, service, find(INDEX, phrase)["services"])
        for phrase, service in LABELLED
        if service not in find(INDEX, phrase)["services"][:3]
    ]
    assert len(LABELLED) >= 120
    assert len(missed) <= 0.05 * len(LABELLED), missed


def test_danger_is_never_missed() -> None:
    assert len(DANGER) >= 35
    assert [phrase for phrase in DANGER if not find(INDEX, phrase)["danger"]] == []


def test_harmless_words_seldom_sound_dangerous() -> None:
    alarmed = [phrase for phrase in HARMLESS if find(INDEX, phrase)["danger"]]
    assert len(alarmed) <= 0.1 * len(HARMLESS), alarmed


def test_every_service_named_can_be_chosen() -> None:
    topics = {
        option["value"]
        for page in triage().definition["pages"]
        for question in page["questions"]
        if question["name"] == "topic"
        for option in question["options"]
    }
    named = {service for service, _ in INDEX["services"]}
    assert named == topics - {"other"}
    assert named <= set(definitions()) | set(signposts())


def test_rules_use_only_groups_that_exist() -> None:
    rules = [rule for _, found in INDEX["services"] for rule in found] + INDEX["danger"]
    assert {name.lstrip("-") for rule in rules for name in rule} == set(INDEX["groups"])


def test_four_hundred_phrases_take_under_five_seconds() -> None:
    began = time.monotonic()
    for phrase in (HARMLESS * 4)[:400]:
        find(INDEX, phrase)
    assert time.monotonic() - began < 5


def test_the_index_is_small_enough_to_take_along() -> None:
    assert len(brotli.compress(json.dumps(INDEX).encode())) <= 12_000
