"""One bad op gets its own answer; the good one beside it is stored."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.bare_force import Server

pytestmark = pytest.mark.anyio
GOOD_ID = "01990000-0000-7000-8000-000000000001"

BAD: dict[str, tuple[dict[str, Any], str]] = {
    "an id that is none": ({"id": "../etc"}, "malformed"),
    "an id with a line end": ({"id": f"{GOOD_ID}\n"}, "malformed"),
    "a number for an id": ({"id": 5}, "malformed"),
    "a kind nobody knows": ({"kind": "note.burn"}, "unknown_kind"),
    "a kind only the server may make": ({"kind": "file.arrive"}, "unknown_kind"),
    "a kind that is no word": ({"kind": "note"}, "malformed"),
    "a lane with a space": ({"lane": "a b"}, "malformed"),
    "a NUL in the lane": ({"lane": "a\0b"}, "malformed"),
    "a lone surrogate": ({"lane": "\ud800"}, "malformed"),
    "another hash": ({"hash": "0" * 64}, "wrong_hash"),
    "half a hash": ({"hash": "0" * 63}, "malformed"),
    "a body and a seal": ({"sealed": "AAAA"}, "malformed"),
    "neither body nor seal": ({"body": None}, "malformed"),
    "a seal that is no base64": ({"sealed": "AA+/"}, "malformed"),
    "a seal of an impossible length": ({"sealed": "AAAAA", "body": None}, "malformed"),
    "a time before time": ({"made_at": -1}, "malformed"),
    "a time after time": ({"made_at": 10**18}, "malformed"),
    "a schema that is none": ({"schema": "bicycle theft"}, "malformed"),
    "a need that is no hash": ({"needs": ["md5:0"]}, "malformed"),
    "too many needs": ({"needs": ["sha256:" + "0" * 64] * 41}, "malformed"),
    "an actor that is no feed": ({"actor": "nobody"}, "malformed"),
}


@pytest.mark.parametrize(("change", "code"), BAD.values(), ids=BAD)
async def test_a_bad_op_is_refused_by_itself(
    server: Server, make_op: Callable[..., dict[str, Any]], change: dict[str, Any], code: str
) -> None:
    good = make_op()
    bad = {k: v for k, v in {**make_op(), **change}.items() if v is not None}
    answer = await server.exchange(bad, good)
    assert [result["st"] for result in answer["results"]] == ["rejected", "done"]
    assert answer["results"][0]["code"] == code
    assert await server.effects() == [good["id"]]


@pytest.mark.parametrize("raw", [b"5", b"null", b"[]", b'"op"', b"{}", b'{"id":"\xff"}'])
async def test_something_that_is_no_op_is_refused_by_itself(
    server: Server, make_op: Callable[..., dict[str, Any]], raw: bytes
) -> None:
    answer = await server.exchange(raw, make_op())
    assert [result["st"] for result in answer["results"]] == ["rejected", "done"]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=80),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
FIELDS = st.sampled_from(
    ["id", "n", "lane", "kind", "actor", "made_at", "schema", "hash", "sealed", "needs", "base"]
)


@settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)
@given(change=st.dictionaries(FIELDS, ANYTHING, min_size=1, max_size=3))
async def test_whatever_stands_in_an_op_the_one_beside_it_is_stored(
    server: Server, make_op: Callable[..., dict[str, Any]], change: dict[str, Any]
) -> None:
    answer = await server.exchange({**make_op(), **change}, make_op())
    assert answer["results"][1]["st"] == "done"
