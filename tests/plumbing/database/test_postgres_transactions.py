"""PostgreSQL's connections come back clean whatever a unit does, and units try again."""

import asyncio
import os
from contextlib import suppress
from typing import Any

import asyncpg
import pytest

from server.plumbing.database import AwayError, opened, unit
from server.plumbing.database.errors import UncertainError
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
