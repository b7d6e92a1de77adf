"""A lane runs in order; what one worker holds nobody else gets."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from server.audit.errands import LEASE_MS, claim, finish, let_go_of_all, put_off

Queue = Callable[..., Awaitable[None]]


async def test_a_lane_runs_in_order(queue: Queue, errands_done: Any, told: Any) -> None:
    for number in (3, 1, 2):
        await queue("victim.tell", f"case-{number}", due_at=number, lane="anna")
    await errands_done()
    assert told == ["case-1", "case-2", "case-3"]


async def test_what_a_worker_holds_nobody_else_gets_and_its_lane_waits(
    force: str, queue: Queue
) -> None:
    await queue("victim.tell", "first", due_at=1, lane="anna")
    await queue("victim.tell", "second", due_at=2, lane="anna")
    (held,) = await claim(10, 10)
    assert held.subject == "first"
    assert await claim(10, 10) == []
    await finish(held, 11)
    assert [errand.subject for errand in await claim(12, 10)] == ["second"]


async def test_many_claimers_never_hold_the_same_errand(force: str, queue: Queue) -> None:
    for number in range(60):
        await queue("victim.tell", f"case-{number}", lane=f"lane-{number % 40}")
    answers = await asyncio.gather(*(claim(10, 7) for _ in range(12)))
    held = [errand.id for errands in answers for errand in errands]
    assert len(held) == len(set(held)) == 40


async def test_the_errand_of_a_dead_worker_is_handed_out_again(force: str, queue: Queue) -> None:
    await queue("victim.tell", "case-1")
    (first,) = await claim(10, 10)
    assert await claim(10 + LEASE_MS - 1, 10) == []
    (second,) = await claim(10 + LEASE_MS, 10)
    assert (second.id, second.attempts) == (first.id, 2)
    await let_go_of_all()
    assert len(await claim(10 + LEASE_MS, 10)) == 1


async def test_a_failure_waits_and_holds_up_its_own_lane_only(force: str, queue: Queue) -> None:
    await queue("victim.tell", "first", due_at=1, lane="anna")
    await queue("victim.tell", "second", due_at=2, lane="anna")
    await queue("victim.tell", "other", due_at=3, lane="bethan")
    first, other = await claim(10, 10)
    await put_off(first, 1_000)
    await finish(other, 11)
    assert await claim(999, 10) == []
    assert [errand.subject for errand in await claim(1_000, 10)] == ["first"]
