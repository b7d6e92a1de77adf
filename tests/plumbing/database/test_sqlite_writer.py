"""The one writer thread: it outlives everything, shares commits and turns a crowd away."""

import asyncio
import sqlite3
from typing import Any

import pytest

from server.plumbing.database import BusyError, UnitError, opened, unit
from server.plumbing.database.sqlite import batch, writer


def lite() -> Any:
    return opened.here()


async def keep(notes: Any, key: str, text: str = "") -> str:
    await notes.insert(notes(id=key, text=text))
    return key


async def test_a_unit_that_stops_python_does_not_stop_the_writer(sqlite_notes: Any) -> None:
    async def leave() -> None:
        raise SystemExit(3)

    with pytest.raises(UnitError):
        await unit(leave)
    assert await unit(keep, sqlite_notes, "later") == "later"


async def test_a_loop_that_is_gone_harms_no_other(sqlite_notes: Any) -> None:
    gone: list[Any] = []

    def ask_and_go() -> None:
        async def ask() -> None:
            gone.append(asyncio.ensure_future(lite().writer.unit(keep, (sqlite_notes, "gone"))))
            await asyncio.sleep(0)

        loop = asyncio.new_event_loop()
        loop.run_until_complete(ask())
        for task in gone:
            task._log_destroy_pending = False
        loop.close()

    await asyncio.to_thread(ask_and_go)
    assert await unit(keep, sqlite_notes, "here") == "here"
    assert await sqlite_notes.count() == 2


async def test_too_many_waiting_are_turned_away_at_once(
    sqlite_notes: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lite().writer, "limit", 8)
    answers = await asyncio.gather(
        *(unit(keep, sqlite_notes, str(n)) for n in range(100)), return_exceptions=True
    )
    kept = [answer for answer in answers if isinstance(answer, str)]
    assert all(isinstance(answer, str | BusyError) for answer in answers)
    assert 8 <= len(kept) < 100
    assert await sqlite_notes.count() == len(kept)


async def test_an_idle_file_is_closed_and_opens_again(
    sqlite_notes: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "IDLE_SECONDS", 0.01)
    await unit(keep, sqlite_notes, "a")  # the thread waits with the new limit from here on
    await asyncio.sleep(0.1)
    assert lite().writer.connection is None
    await unit(keep, sqlite_notes, "b")
    assert await sqlite_notes.count() == 2


async def test_what_is_answered_is_on_the_disk(sqlite_notes: Any) -> None:
    await unit(keep, sqlite_notes, "a")
    settings = lite().writer.connection
    assert settings.execute("PRAGMA synchronous").fetchone()["synchronous"] == 2
    assert settings.execute("PRAGMA journal_mode").fetchone()["journal_mode"] == "wal"


async def test_units_that_wait_share_a_commit(
    sqlite_notes: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = []
    run = batch.run

    def counted(link: sqlite3.Connection, jobs: Any) -> Any:
        sizes.append(len(jobs))
        return run(link, jobs)

    monkeypatch.setattr(batch, "run", counted)
    await asyncio.gather(*(unit(keep, sqlite_notes, str(n)) for n in range(200)))
    assert sum(sizes) == 200
    assert len(sizes) < 20
