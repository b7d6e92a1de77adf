"""PostgreSQL's connections come back clean whatever a unit does, and units try again."""

import asyncio
import os
from contextlib import suppress
from typing import Any

import asyncpg
import pytest

from server.plumbing.database import AwayError, BusyError, TakenError, opened, unit
from server.plumbing.database.errors import UncertainError
from server.plumbing.database.postgres import line
from server.plumbing.database.postgres.transaction import NotCommittedError, transaction

pytestmark = pytest.mark.skipif(
    not os.environ.get("PEEL_TEST_POSTGRES"), reason="needs PEEL_TEST_POSTGRES"
)


def here() -> Any:
    return opened.here()


@pytest.fixture
async def narrow(notes: Any) -> Any:
    """Two connections only: a leak shows at once."""
    here().connections = 2
    await here().line().close()
    here().lines.clear()
    return notes


async def keep(notes: Any, key: str) -> str:
    await notes.insert(notes(id=key))
    return key


async def whole(notes: Any) -> None:
    """Both connections can be had at the same time, and work."""
    async with asyncio.timeout(5):
        pool = await here().line().pool()
        async with pool.acquire() as one, pool.acquire() as two:
            assert await one.fetchval("SELECT 1") == await two.fetchval("SELECT 1") == 1


async def test_a_commit_that_fails_leaks_nothing(narrow: Any) -> None:
    await narrow.raw(
        "CREATE TABLE marks (note TEXT REFERENCES notes (id) DEFERRABLE INITIALLY DEFERRED)"
    )

    async def dangling() -> None:
        await narrow.raw("INSERT INTO marks (note) VALUES ('nobody')")

    for number in range(6):
        with pytest.raises(asyncpg.ForeignKeyViolationError):
            await unit(dangling, lane=str(number % 2 or ""))
    await whole(narrow)


async def test_a_commit_answered_with_rollback_is_an_error(narrow: Any) -> None:
    pool = await here().line().pool()

    async def swallow() -> None:
        async with transaction(pool) as connection:
            with suppress(asyncpg.PostgresError):
                await connection.fetch("SELECT nothing FROM nowhere")

    with pytest.raises(NotCommittedError):
        await swallow()
    await whole(narrow)


async def test_a_connection_cut_inside_a_unit_is_dropped(narrow: Any) -> None:
    async def cut() -> None:
        await narrow.raw("SELECT pg_terminate_backend(pg_backend_pid())")

    for lane in ("", "a"):
        with pytest.raises(AwayError):
            await unit(cut, lane=lane)
    await whole(narrow)
    assert await unit(keep, narrow, "a") == "a"


KILL_AT_COMMIT = """
CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER dies AFTER INSERT ON notes DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION die()
"""


async def test_a_unit_whose_commit_got_no_answer_is_not_run_again(narrow: Any) -> None:
    for sql in KILL_AT_COMMIT.strip().split(";\nCREATE CON"):
        await narrow.raw(sql if sql.startswith("CREATE F") else "CREATE CON" + sql)
    runs: list[str] = []

    async def counted(key: str) -> None:
        runs.append(key)
        await keep(narrow, key)

    work = [unit(counted, "alone"), *(unit(counted, f"k{n}", lane=f"k{n}") for n in range(6))]
    answers = await asyncio.gather(*work, return_exceptions=True)
    assert all(isinstance(answer, UncertainError) for answer in answers)
    assert sorted(runs) == sorted(set(runs))
    await whole(narrow)


async def test_cancelled_callers_leak_nothing(narrow: Any) -> None:
    for number in range(8):
        task = asyncio.ensure_future(unit(keep, narrow, f"k{number}"))
        await asyncio.sleep(0.001 * number)
        task.cancel()
    await whole(narrow)


async def test_a_unit_that_loses_to_another_tries_again(narrow: Any) -> None:
    """Each reads, then writes what it read plus one; SERIALIZABLE refuses the loser."""
    await narrow.insert(narrow(id="a"))

    async def add() -> None:
        await narrow.raw("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE")
        row = await narrow.select(narrow.number).where(narrow.id == "a").first()
        await narrow.update({narrow.number: row["number"] + 1}).where(narrow.id == "a")

    await asyncio.gather(*(unit(add) for _ in range(8)))
    assert (await narrow.select().first())["number"] == 8


async def test_two_units_that_lock_crosswise_both_succeed(narrow: Any) -> None:
    for key in "ab":
        await keep(narrow, key)

    async def both(first: str, second: str) -> None:
        for key in (first, second):
            await narrow.update({narrow.number: narrow.number + 1}).where(narrow.id == key)
            await narrow.raw("SELECT pg_sleep(0.05)")

    await asyncio.gather(unit(both, "a", "b"), unit(both, "b", "a"))
    assert [row["number"] for row in await narrow.select()] == [2, 2]


async def test_too_many_waiting_are_turned_away_at_once(
    notes: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "WAITING", 8)
    work = [unit(keep, notes, str(n), lane=str(n)) for n in range(100)]
    answers = await asyncio.gather(*work, return_exceptions=True)
    assert {type(answer) for answer in answers} == {str, BusyError}


async def test_an_unreachable_server_is_said_in_words(force: str) -> None:
    here().dsn = "postgresql://peel@127.0.0.1:1/none"
    for _ in range(2):
        with pytest.raises(AwayError):
            await unit(keep, None, "a")


async def test_a_taken_key_outside_a_unit(notes: Any) -> None:
    await keep(notes, "a")
    with pytest.raises(TakenError):
        await keep(notes, "a")
