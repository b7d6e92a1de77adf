"""What must happen later happens, in its lane's order, and a failure never blocks for ever."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from server.audit import attempt
from server.audit.errand import Errand
from server.audit.errands import claim
from server.audit.events import ERRANDS
from server.audit.tables import Errands
from server.plumbing import clock

Queue = Callable[..., Awaitable[None]]


async def test_an_errand_is_done_once_and_marked(
    queue: Queue, errands_done: Any, told: Any
) -> None:
    await queue("victim.tell", "case-1")
    await errands_done()
    assert told == ["case-1"]


async def test_nothing_is_done_before_its_time(force: str, queue: Queue, told: Any) -> None:
    await queue("victim.tell", "early", due_at=clock.now() + 100_000)
    await queue("victim.tell", "now")
    assert [errand.subject for errand in await claim(clock.now(), 10)] == ["now"]


async def test_a_handler_that_hangs_is_a_failure(
    queue: Queue, errands_done: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(errand: Errand) -> None:
        await asyncio.sleep(60)

    async def put_off_once() -> bool:
        return await Errands.exists().where(Errands.retry_at > 0)

    monkeypatch.setattr(attempt, "PATIENCE", 0.05)
    monkeypatch.setitem(ERRANDS, "hang", hang)
    await queue("hang", "case-1")
    await errands_done(put_off_once)


async def test_an_action_nobody_knows_is_tried_later(force: str, queue: Queue) -> None:
    await queue("from.a.newer.release", "case-1")
    await attempt.attempt((await claim(clock.now(), 1))[0])
    row = await Errands.select().first()
    assert row is not None
    assert row["retry_at"] > clock.now()


def test_waits_grow_and_end_at_an_hour() -> None:
    for attempts in range(1, 40):
        longest = min(attempt.LONGEST_WAIT_MS, attempt.FIRST_WAIT_MS * 2 ** (attempts - 1))
        assert 0.75 * longest - 1 <= attempt.wait(attempts) <= longest
