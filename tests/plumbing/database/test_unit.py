"""A unit of work happens whole or not at all, and harms no neighbour."""

import asyncio
from typing import Any

import pytest

from server.plumbing.database import TakenError, unit


async def keep(notes: Any, key: str) -> str:
    new = await notes.insert(notes(id=key)).on_conflict(action="DO NOTHING", target=notes.id)
    if new:
        return "stored"
    found = await notes.select(notes.id).where(notes.id == key).first()
    return "repeat" if found else "lost"


async def keep_then_fail(notes: Any, key: str) -> None:
    await notes.insert(notes(id=key))
    raise KeyError(key)


async def test_a_unit_that_fails_keeps_nothing(notes: Any) -> None:
    with pytest.raises(KeyError):
        await unit(keep_then_fail, notes, "a", lane="a")
    assert await notes.count() == 0


async def test_the_same_report_sent_four_times_at_once_is_kept_once(notes: Any) -> None:
    keys = [str(number) for number in range(50)] * 4
    work = [unit(keep, notes, key, lane=f"{n}") for n, key in enumerate(keys)]
    answers = await asyncio.gather(*work)
    assert sorted(set(answers)) == ["repeat", "stored"]
    assert answers.count("stored") == 50 == await notes.count()


async def test_a_failing_unit_harms_no_neighbour(notes: Any) -> None:
    good = [unit(keep, notes, f"g{number}", lane=f"g{number}") for number in range(20)]
    bad = [unit(keep_then_fail, notes, f"b{number}", lane=f"b{number}") for number in range(5)]
    answers = await asyncio.gather(*good, *bad, return_exceptions=True)
    assert answers[:20] == ["stored"] * 20
    assert all(isinstance(answer, KeyError) for answer in answers[20:])
    assert await notes.count() == 20


async def test_a_taken_key_is_the_same_error_on_both_databases(notes: Any) -> None:
    async def twice() -> None:
        await notes.insert(notes(id="a"))
        await notes.insert(notes(id="a"))

    with pytest.raises(TakenError):
        await unit(twice)
    assert await notes.count() == 0


async def test_who_gives_up_waiting_does_not_stop_the_unit(notes: Any) -> None:
    waiting = asyncio.ensure_future(unit(keep, notes, "a", lane="a"))
    await asyncio.sleep(0)
    waiting.cancel()
    assert await unit(keep, notes, "b", lane="a") == "stored"
    assert await notes.count() == 2
