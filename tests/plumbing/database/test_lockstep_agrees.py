"""A unit driven beside others sees what it would see alone."""

import asyncio
import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.plumbing.database import unit

pytestmark = pytest.mark.skipif(
    not os.environ.get("PEEL_TEST_POSTGRES"), reason="needs PEEL_TEST_POSTGRES"
)


Step = tuple[str, str, int]


STEPS = st.tuples(
    st.sampled_from(["insert", "add", "read", "delete"]), st.sampled_from("abc"), st.integers(0, 9)
)


async def story(notes: Any, lane: str, steps: list[Step]) -> list[Any]:
    """What one unit sees while it works on rows of its own lane."""
    seen: list[Any] = []
    for verb, name, number in steps:
        key = f"{lane}-{name}"
        add = notes.insert(notes(id=key, number=number))
        up = notes.update({notes.number: notes.number + number}).where(notes.id == key)
        query = {
            "insert": add.on_conflict(action="DO NOTHING", target=notes.id),
            "add": up.returning(notes.number),
            "read": notes.select().where(notes.id == key),
            "delete": notes.delete().where(notes.id == key),
        }[verb]
        seen.append(await query)
    return seen


async def told(notes: Any, stories: list[list[Step]], lane: Callable[[int], str]) -> list[Any]:
    await notes.delete(force=True)
    work = [unit(story, notes, f"l{n}", steps, lane=lane(n)) for n, steps in enumerate(stories)]
    answers = await asyncio.gather(*work)
    return [answers, sorted(await notes.select(), key=lambda row: row["id"])]


@given(stories=st.lists(st.lists(STEPS, max_size=6), min_size=2, max_size=8))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
async def test_together_or_alone_a_unit_sees_the_same(
    notes: Any, stories: list[list[Step]]
) -> None:
    together = await told(notes, stories, lambda n: f"l{n}")
    alone = await told(notes, stories, lambda _: "")
    assert together == alone
