"""What a unit of work must not do, and that doing it keeps nothing."""

import asyncio
from typing import Any

import pytest

from server.plumbing.database import TakenError, UnitError, in_force, unit


async def keep(notes: Any, key: str) -> str:
    new = await notes.insert(notes(id=key)).on_conflict(action="DO NOTHING", target=notes.id)
    if new:
        return "stored"
    found = await notes.select(notes.id).where(notes.id == key).first()
    return "repeat" if found else "lost"


async def test_a_unit_may_not_wait_for_anything_but_queries(notes: Any) -> None:
    async def sleep() -> None:
        await notes.insert(notes(id="a"))
        await asyncio.sleep(0.01)

    for lane in ("", "a"):
        with pytest.raises((UnitError, RuntimeError)):
            await unit(sleep, lane=lane)
    assert await notes.count() == 0


async def test_a_unit_may_not_hold_a_unit_or_change_force(notes: Any, force: str) -> None:
    async def nested() -> None:
        await unit(keep, notes, "a")

    async def astray() -> None:
        with in_force("elsewhere"):
            await keep(notes, "a")

    for wrong in (nested, astray):
        with pytest.raises(UnitError):
            await unit(wrong)


async def test_a_unit_may_not_end_its_own_transaction(notes: Any) -> None:
    async def early() -> None:
        await notes.insert(notes(id="a"))
        await notes.raw("  commit")

    with pytest.raises(UnitError):
        await unit(early)
    assert await notes.count() == 0


async def test_a_failed_query_cannot_be_swallowed(notes: Any) -> None:
    async def swallow() -> str:
        await notes.insert(notes(id="a"))
        try:
            await notes.insert(notes(id="a"))
        except TakenError:
            return "fine"
        return "odd"

    with pytest.raises(UnitError):
        await unit(swallow)
    assert await notes.count() == 0


async def test_a_failed_query_may_be_said_in_other_words(notes: Any) -> None:
    async def other_words() -> None:
        try:
            await notes.raw("SELECT nothing FROM nowhere")
        except Exception as error:
            raise LookupError from error

    with pytest.raises(LookupError):
        await unit(other_words)


async def test_without_a_force_in_hand_nothing_is_answered() -> None:
    with pytest.raises(LookupError):
        await unit(keep, None, "a")
