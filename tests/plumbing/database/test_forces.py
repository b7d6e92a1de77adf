"""A force is a database: no query can reach another's, and nobody may change force in between."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from server.plumbing.database import (
    AwayError,
    UnitError,
    close_forces,
    in_force,
    open_forces,
    opened,
    unit,
)
from server.plumbing.database.engine import DB

FORCES = ("avon", "cwm", "met")


@pytest.fixture
async def three(tmp_path: Path, sqlite_notes: Any) -> AsyncIterator[Any]:
    """Three forces side by side."""
    await open_forces({force: f"sqlite:{tmp_path / force}.sqlite3" for force in FORCES})
    for force in FORCES:
        with in_force(force):
            await sqlite_notes.create_table()
    yield sqlite_notes
    await close_forces()


async def keep(notes: Any, key: str) -> None:
    await notes.insert(notes(id=key))


async def visit(notes: Any, force: str, number: int) -> None:
    with in_force(force):
        await unit(keep, notes, f"{force}-{number}")
        await asyncio.sleep(0)
        await keep(notes, f"{force}-{number}-alone")


async def test_many_at_once_never_meet_a_row_of_another_force(three: Any) -> None:
    await asyncio.gather(*(visit(three, force, n) for n in range(20) for force in FORCES))
    for force in FORCES:
        with in_force(force):
            found = await three.select(three.id)
        assert len(found) == 40
        assert all(row["id"].startswith(force) for row in found)


async def test_a_force_nobody_opened_is_refused(three: Any) -> None:
    with in_force("nobody"), pytest.raises(LookupError):
        await three.count()


async def test_nobody_goes_round_the_unit_of_work(three: Any) -> None:
    for forbidden in (DB.transaction, DB.atomic):
        with pytest.raises(UnitError):
            forbidden()
    with pytest.raises(UnitError):
        await DB.batch(three.select())


async def test_opening_twice_and_closing_once_leaves_it_open(three: Any, tmp_path: Path) -> None:
    await open_forces({"cwm": f"sqlite:{tmp_path / 'cwm.sqlite3'}"})
    await close_forces()
    with in_force("cwm"):
        assert await three.count() == 0


async def test_one_force_at_two_addresses_is_refused(three: Any, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="another address"):
        await open_forces({"cwm": f"sqlite:{tmp_path / 'other.sqlite3'}"})


async def test_what_waits_when_the_doors_close_is_still_done(three: Any, tmp_path: Path) -> None:
    address = f"sqlite:{tmp_path / 'late.sqlite3'}"
    await open_forces({"late": address})
    with in_force("late"):
        await three.create_table()
        waiting = [asyncio.ensure_future(unit(keep, three, str(n))) for n in range(50)]
        await asyncio.sleep(0)
        database = opened.here()
        await close_forces()
        assert await asyncio.gather(*waiting) == [None] * 50
        with pytest.raises(AwayError):
            await database.unit(keep, (three, "too late"), "")
    await open_forces({"late": address})
    with in_force("late"):
        assert await three.count() == 50
    await close_forces()
