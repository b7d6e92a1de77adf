"""A unit that loses to another tries again; what cannot be tried again is said in words."""

import asyncio
import os
from typing import Any

import pytest

from server.plumbing.database import AwayError, BusyError, TakenError, opened, unit
from server.plumbing.database.postgres import line

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
