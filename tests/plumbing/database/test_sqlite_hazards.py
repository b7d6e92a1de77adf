"""What SQLite can do to a shared transaction, and that no caller hangs and no neighbour suffers."""

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from server.plumbing.database import BusyError, FullError, opened, unit
from server.plumbing.database.sqlite import connection


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits a tenth of a second for a lock instead of ten."""
    short = [p for p in connection.PRAGMAS if "busy_timeout" not in p] + ["busy_timeout=100"]
    monkeypatch.setattr(connection, "PRAGMAS", short)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Another process's connection to the same file."""
    found = sqlite3.connect(tmp_path / "lite.sqlite3", isolation_level=None)
    yield found
    found.close()


def lite() -> Any:
    return opened.here()


async def keep(notes: Any, key: str, text: str = "") -> str:
    await notes.insert(notes(id=key, text=text))
    return key


async def many(notes: Any, bad: Any, count: int = 20) -> list[Any]:
    """Good units before and after a bad one, in one batch."""
    before = [unit(keep, notes, f"b{n}") for n in range(count)]
    after = [unit(keep, notes, f"a{n}") for n in range(count)]
    return await asyncio.gather(*before, unit(bad), *after, return_exceptions=True)


async def test_a_lock_held_by_another_process_is_an_error_and_the_writer_lives(
    impatient: None, sqlite_notes: Any, other: sqlite3.Connection
) -> None:
    other.execute("BEGIN IMMEDIATE")
    answers = await asyncio.gather(
        *(unit(keep, sqlite_notes, str(n)) for n in range(3)), return_exceptions=True
    )
    assert all(isinstance(answer, BusyError) for answer in answers)
    other.execute("ROLLBACK")
    assert await unit(keep, sqlite_notes, "later") == "later"
    assert await sqlite_notes.count() == 1


async def test_when_sqlite_rolls_everything_back_only_the_culprit_fails(sqlite_notes: Any) -> None:
    await keep(sqlite_notes, "there")

    async def culprit() -> None:
        await sqlite_notes.raw("INSERT OR ROLLBACK INTO notes (id) VALUES ('there')")

    answers = await many(sqlite_notes, culprit)
    assert [type(answer) for answer in answers].count(str) == 40
    assert isinstance(answers[20], Exception)
    assert await sqlite_notes.count() == 41


async def test_a_full_disk_fails_the_large_unit_alone(sqlite_notes: Any) -> None:
    await keep(sqlite_notes, "there")
    pages = lite().writer.connection.execute("PRAGMA page_count").fetchone()["page_count"]
    lite().writer.connection.execute(f"PRAGMA max_page_count={pages + 12}")

    async def large() -> None:
        await sqlite_notes.insert(sqlite_notes(id="large", body=b"x" * 200_000))

    answers = await many(sqlite_notes, large)
    assert isinstance(answers[20], FullError)
    assert [type(answer) for answer in answers].count(str) == 40
    lite().writer.connection.execute("PRAGMA max_page_count=1000000")
    await unit(large)


async def test_a_constraint_that_fails_at_commit_harms_no_neighbour(sqlite_notes: Any) -> None:
    await sqlite_notes.raw(
        "CREATE TABLE marks (note TEXT REFERENCES notes (id) DEFERRABLE INITIALLY DEFERRED)"
    )

    async def dangling() -> None:
        await sqlite_notes.raw("INSERT INTO marks (note) VALUES ('nobody')")

    answers = await many(sqlite_notes, dangling)
    assert isinstance(answers[20], sqlite3.IntegrityError)
    assert await sqlite_notes.count() == 40
