"""Units that wait for PostgreSQL go together, statement by statement, and never mix their rows."""

import asyncio
import os
from typing import Any

import pytest

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


def test_the_limits_leave_room() -> None:
    assert line.BATCH * line.IN_FLIGHT < line.WAITING
