"""What must happen later happens, in its lane's order, and a failure never blocks for ever."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from server.audit import attempt, loop
from server.audit.errand import Errand, Failed
from server.audit.errands import LEASE_MS, claim, finish, let_go_of_all, put_off
from server.audit.events import ERRANDS, GIVE_UP
from server.audit.tables import AuditLines, Errands
from server.plumbing import clock

Queue = Callable[..., Awaitable[None]]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The subjects of what a handler was given."""
    seen: list[str] = []

    async def tell(errand: Errand) -> None:
        await asyncio.sleep(0)
        seen.append(errand.subject)

    monkeypatch.setitem(ERRANDS, "victim.tell", tell)
    return seen


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pause between tries."""
    monkeypatch.setattr(attempt, "wait", lambda attempts: 0)


async def work(force: str, enough: Callable[[], Awaitable[bool]]) -> None:
    """Let a force's loop run until enough is done."""
    errander = loop.Errander(force, asyncio.Event())
    running = asyncio.ensure_future(errander.run())
    async with asyncio.timeout(10):
        while not await enough():  # noqa: ASYNC110 it is the database that we watch
            await asyncio.sleep(0.01)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def none_left() -> bool:
    return not await Errands.exists().where(Errands.done_at.is_null())


async def test_an_errand_is_done_once_and_marked(force: str, queue: Queue, told: Any) -> None:
    await queue("victim.tell", "case-1")
    await work(force, none_left)
    assert told == ["case-1"]


async def test_nothing_is_done_before_its_time(force: str, queue: Queue, told: Any) -> None:
    await queue("victim.tell", "early", due_at=clock.now() + 100_000)
    await queue("victim.tell", "now")
    assert [errand.subject for errand in await claim(clock.now(), 10)] == ["now"]


async def test_a_lane_runs_in_order(force: str, queue: Queue, told: Any) -> None:
    for number in (3, 1, 2):
        await queue("victim.tell", f"case-{number}", due_at=number, lane="anna")
    await work(force, none_left)
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


async def test_what_keeps_failing_becomes_a_persons_and_frees_its_lane(
    force: str, queue: Queue, told: Any, impatient: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks: list[tuple[str, int]] = []
    tries: list[int] = []

    async def make_task(errand: Errand, now: int) -> None:
        tasks.append((errand.subject, errand.attempts))

    async def fail(errand: Errand) -> None:
        tries.append(errand.attempts)
        raise Failed

    GIVE_UP.append(make_task)
    monkeypatch.setitem(ERRANDS, "bad", fail)
    await queue("bad", "case-1", due_at=1, lane="anna")
    await queue("victim.tell", "case-2", due_at=2, lane="anna")
    await work(force, none_left)
    assert tries == list(range(1, attempt.TRIES + 1))
    assert tasks == [("case-1", attempt.TRIES)]
    assert told == ["case-2"]
    given_up = await Errands.select(Errands.subject).where(Errands.given_up_at.is_not_null())
    assert given_up == [{"subject": "case-1"}]
    assert await AuditLines.count().where(AuditLines.verb == "errand.abandon") == 1


async def test_a_permanent_failure_is_not_tried_again(
    force: str, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []

    async def fail(errand: Errand) -> None:
        tries.append(errand.attempts)
        raise Failed(permanent=True)

    monkeypatch.setitem(ERRANDS, "bad", fail)
    await queue("bad", "case-1")
    await work(force, none_left)
    assert tries == [1]


async def test_a_handler_that_hangs_is_a_failure(
    force: str, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(errand: Errand) -> None:
        await asyncio.sleep(60)

    async def put_off_once() -> bool:
        return await Errands.exists().where(Errands.retry_at > 0)

    monkeypatch.setattr(attempt, "PATIENCE", 0.05)
    monkeypatch.setitem(ERRANDS, "hang", hang)
    await queue("hang", "case-1")
    await work(force, put_off_once)


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
