"""Ids sort by time and never collide; references survive being read out on the phone."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from schemas import ids
from schemas.occasion import Occasion

MOMENTS = st.integers(0, 2**48 - 1)
PREFIXES = st.from_regex(r"[A-Z]{2,5}", fullmatch=True)


@given(MOMENTS)
def test_an_id_is_a_uuid_of_version_seven_that_holds_its_time(now: int) -> None:
    found = uuid.UUID(ids.uuid7(now))
    assert str(found) == ids.uuid7(now)[:13] + str(found)[13:]
    assert (found.version, found.variant) == (7, uuid.RFC_4122)
    assert found.int >> 80 == now


@given(MOMENTS, MOMENTS)
def test_ids_sort_by_time(one: int, other: int) -> None:
    if one != other:
        assert (ids.uuid7(one) < ids.uuid7(other)) == (one < other)


def test_ids_of_one_moment_differ() -> None:
    assert len({ids.uuid7(1) for _ in range(10_000)}) == 10_000


@given(st.lists(st.text(min_size=1, max_size=4), min_size=1, max_size=4), MOMENTS)
def test_a_derived_id_is_the_same_each_time_and_other_for_other_parts(
    parts: list[str], at: int
) -> None:
    occasion = Occasion(by="peel", at=at, op="op")
    assert occasion.derive(*parts) == occasion.derive(*parts)
    assert uuid.UUID(occasion.derive(*parts)).version == 7
    assert occasion.derive(*parts) != occasion.derive(*parts, "")
    assert occasion.derive("a" + parts[0], "b") != occasion.derive("a", parts[0] + "b")


@given(PREFIXES, st.text(max_size=40), st.integers(0, 9))
def test_a_reference_is_read_back_however_it_is_typed(prefix: str, seed: str, again: int) -> None:
    reference = ids.reference(prefix, seed, again)
    assert ids.PATTERN.fullmatch(reference)
    for typed in (reference, reference.lower(), reference.replace("-", " "), f" {reference}."):
        assert ids.read_reference(typed) == reference


@given(PREFIXES, st.text(max_size=40), st.integers(0, 5), st.sampled_from(ids.SIGNS))
def test_one_wrong_sign_is_noticed(prefix: str, seed: str, place: int, sign: str) -> None:
    reference = ids.reference(prefix, seed)
    signs = list(reference.replace("-", ""))
    at = len(prefix) + place
    if signs[at] != sign:
        signs[at] = sign
        assert ids.read_reference("".join(signs)) is None


@given(PREFIXES, st.text(max_size=40), st.integers(0, 4))
def test_two_signs_that_changed_places_are_noticed(prefix: str, seed: str, place: int) -> None:
    signs = list(ids.reference(prefix, seed).replace("-", ""))
    at = len(prefix) + place
    if signs[at] != signs[at + 1]:
        signs[at], signs[at + 1] = signs[at + 1], signs[at]
        assert ids.read_reference("".join(signs)) is None


def test_what_is_no_reference_is_none() -> None:
    for typed in ("", "CWM", "CWM-7F3K", "hello there", "CWM-AEIO-UU", "é" * 12):
        assert ids.read_reference(typed) is None


def test_another_try_gives_another_reference() -> None:
    assert len({ids.reference("CWM", "seed", again) for again in range(50)}) == 50
