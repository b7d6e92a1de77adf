"""One value has one spelling on both hosts, so that what a force signed the phone can check."""

import hashlib
import json
import subprocess
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kit.two_hosts import NODE
from server.plumbing.phone import canonical, content_asset

SPELL_AGAIN = """
const lines = require("node:fs").readFileSync(0, "utf8").split("\\n");
process.stdout.write(lines.map((line) => JSON.stringify(JSON.parse(line))).join("\\n"));
"""
TEXT = st.text(st.characters(codec="utf-8"), max_size=6)
WHOLE = st.integers(-(2**53) + 1, 2**53 - 1)
KEYS = st.from_regex(r"[a-z_][a-z0-9_-]{0,5}", fullmatch=True)  # JavaScript sorts keys like "7"
VALUES = st.recursive(
    TEXT | WHOLE | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
)


def spelt_by_the_phone(values: list[Any]) -> bytes:
    given_lines = b"\n".join(canonical(value) for value in values)
    run = [str(NODE), "-e", SPELL_AGAIN]
    return subprocess.run(run, input=given_lines, capture_output=True, check=True).stdout


@settings(max_examples=5, deadline=None)
@given(st.lists(VALUES, min_size=20, max_size=30))
def test_the_phone_spells_a_value_as_it_was_signed(values: list[Any]) -> None:
    assert spelt_by_the_phone(values) == b"\n".join(canonical(value) for value in values)


def test_a_part_is_found_under_the_beginning_of_its_hash() -> None:
    part = content_asset("form", {"b": "\u2028é", "a": [1]})
    assert part.body.decode() == '{"a":[1],"b":"\u2028é"}'
    assert part.url == f"/assets/form-{hashlib.sha256(part.body).hexdigest()[:16]}.json"
    assert json.loads(part.body) == {"b": "\u2028é", "a": [1]}
