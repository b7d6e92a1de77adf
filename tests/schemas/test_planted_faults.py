"""A fault planted in the JavaScript half is seen: the comparison is not blind."""

import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kit.random_drafts import draft_calls
from kit.random_forms import random_form
from kit.twins import TWINS, Call, differences, in_javascript, in_python, shared

Json = Any
SEED = 7
SERVICES = ["bicycle-theft", "asb-other", "collision", "start"]

FAULTS = {
    "limit": ("checks.js", "units(text) > most", "units(text) >= most"),
    "UTF-16": ("words.js", "(text) => text.length", "(text) => [...text].length"),
    "blank class": ("words.js", "/^[ \\t\\r\\n]+|[ \\t\\r\\n]+$/g", "/^\\s+|\\s+$/g"),
    "digit class": ("checks.js", "phone: /^\\+?[0-9][0-9 ()-]", "phone: /^\\+?[0-9][0-9\\s()-]"),
    "leap rule": ("dates.js", "(year % 100 !== 0 || year % 400 === 0)", "year % 100 !== 0"),
    "eq for in": (
        "conditions.js",
        "operand[1].includes(asText(get(answers, operand[0])))",
        "asText(get(answers, operand[0])) === operand[1][0]",
    ),
    "has for eq": (
        "conditions.js",
        "asList(get(answers, operand[0])).includes(operand[1])",
        "asText(get(answers, operand[0])) === operand[1]",
    ),
    "any for all": (
        "conditions.js",
        "operand.every((/** @type {Json} */ p)",
        "operand.some((/** @type {Json} */ p)",
    ),
    "repeat count": ("rules.js", "Math.max(1, itemsOf", "Math.max(0, itemsOf"),
    "repeat place": ("answers.js", "items.slice(0, place - 1)", "items.slice(0, place)"),
    "own keys": ("rules.js", "Object.hasOwn(given, name)", "name in given"),
    "surrogates": ("words.js", ".replace(LONE", '.replace("LONE"'),
    "number limit": ("checks.js", "value > most", "value >= most"),
    "age": (
        "rules.js",
        'ageMinutes >= get(risk, "minutes", 0)',
        'ageMinutes > get(risk, "minutes", 0)',
    ),
    "grade": ("rules.js", 'sum >= get(row, "at_least", 0)', 'sum > get(row, "at_least", 0)'),
    "future": ("checks.js", "iso(parts) > today", "iso(parts) < today"),
    "scope": ("rules.js", "Math.max(number, 1) - 1", "Math.max(number, 1)"),
    "kilobytes": (
        "fields.js",
        "Math.floor((one.size + 1023) / 1024)",
        "Math.round(one.size / 1024)",
    ),
}


@cache
def known() -> dict[str, Json]:
    return {**shared(), **{form["slug"]: form for form in map(random_form, range(12))}}


@cache
def asked() -> tuple[list[Call], list[Json]]:
    """The calls that every fault is tried on, and what Python says to them."""
    calls = [call for slug in SERVICES for call in draft_calls(known()[slug], 25, SEED)]
    for seed in range(12):
        calls += draft_calls(known()[f"form-{seed}"], 10, SEED + seed)
    return calls, in_python(calls, known())


@pytest.mark.parametrize("fault", FAULTS)
def test_the_comparison_sees_a_wrong(fault: str, tmp_path: Path) -> None:
    name, right, wrong = FAULTS[fault]
    copy = shutil.copytree(TWINS, tmp_path / "twins", ignore=shutil.ignore_patterns("*.py"))
    source = (copy / name).read_text(encoding="utf-8")
    assert source.count(right) == 1, "the planted fault no longer fits the source"
    (copy / name).write_text(source.replace(right, wrong), encoding="utf-8")
    (copy / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    calls, told = asked()
    assert differences(calls, told, in_javascript(calls, known(), copy)) != []
