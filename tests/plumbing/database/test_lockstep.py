"""Units that wait for PostgreSQL go together, statement by statement, and never mix their rows."""

import asyncio
import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.plumbing.database import unit
from server.plumbing.database.postgres import line, merge

pytestmark = pytest.mark.skipif(
    not os.environ.get("PEEL_TEST_POSTGRES"), reason="needs PEEL_TEST_POSTGRES"
)


@pytest.fixture
def trips(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many statements went out together, round by round."""
    sizes: list[int] = []
    run = merge.run

    async def counted(connection: Any, statements: Any) -> Any:
        sizes.append(len(statements))
        return await run(connection, statements)

    monkeypatch.setattr(merge, "run", counted)
    return sizes


async def visit(notes: Any, key: str, number: int) -> tuple[bool, int, int]:
    """Insert, count up, read back: three statements, the last two of them with rows."""
    new = await notes.insert(notes(id=key)).on_conflict(action="DO NOTHING", target=notes.id)
    up = notes.update({notes.number: notes.number + number}).where(notes.id == key)
    changed = await up.returning(notes.number)
    row = await notes.select(notes.number, notes.id).where(notes.id == key).first()
    assert row["id"] == key
    return bool(new), changed[0]["number"], row["number"]


async def test_units_of_different_lanes_share_their_round_trips(
    notes: Any, trips: list[int]
) -> None:
    work = [unit(visit, notes, f"k{n}", n, lane=f"k{n}") for n in range(60)]
    answers = await asyncio.gather(*work)
    assert answers == [(True, n, n) for n in range(60)]
    assert max(trips) > 20
    assert len(trips) < 20


async def test_units_of_one_lane_never_share_a_batch(notes: Any, trips: list[int]) -> None:
    answers = await asyncio.gather(*(unit(visit, notes, "k", 1, lane="k") for _ in range(10)))
    assert [row[1] for row in answers] == list(range(1, 11))
    assert trips == []


async def test_a_batch_that_fails_runs_again_unit_by_unit(notes: Any) -> None:
    async def clash(key: str) -> None:
        await notes.insert(notes(id=key))
        await notes.insert(notes(id=key))

    good = [unit(visit, notes, f"k{n}", n, lane=f"k{n}") for n in range(20)]
    answers = await asyncio.gather(unit(clash, "c", lane="c"), *good, return_exceptions=True)
    assert isinstance(answers[0], Exception)
    assert answers[1:] == [(True, n, n) for n in range(20)]
    assert await notes.count() == 20


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


def test_the_limits_leave_room() -> None:
    assert line.BATCH * line.IN_FLIGHT < line.WAITING
