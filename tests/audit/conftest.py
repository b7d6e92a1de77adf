"""Errands with handlers of the test's own, and lines enough to make a chain."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from unittest.mock import patch

import pytest

from schemas.occasion import Occasion
from schemas.verbs.report import ReportOpen
from server.audit.actions.record import record_read
from server.audit.errand import Errand
from server.audit.errands import later
from server.audit.events import ERRANDS, EVENTS, GIVE_UP
from server.audit.loop import Errander
from server.audit.tables import Errands
from server.plumbing.database import unit

Queue = Callable[..., Awaitable[None]]


@pytest.fixture(autouse=True)
def _bare_wiring() -> Iterator[None]:
    """Only what a test wires itself."""
    givers = GIVE_UP[:]
    GIVE_UP.clear()
    with patch.dict(EVENTS, clear=True), patch.dict(ERRANDS, clear=True):
        yield
    GIVE_UP[:] = givers


@pytest.fixture
def queue(force: str) -> Queue:
    """`await queue("victim.tell", "case-1", due_at=5, lane="case-1")`."""

    async def queue_one(action: str, subject: str, due_at: int = 0, lane: str = "") -> None:
        occasion = Occasion(by="peel", at=due_at, op=f"op-{subject}-{due_at}")
        await unit(later, occasion, action, subject, due_at, lane)

    return queue_one


@pytest.fixture
def write_lines(force: str) -> Callable[[int], Awaitable[None]]:
    """`await write_lines(10)`: ten lines, a millisecond apart."""

    async def write(count: int) -> None:
        for number in range(count):
            occasion = Occasion(by="o:1", at=1_000 + number, op=f"op-{number}")
            await record_read(occasion, f"r{number}", ReportOpen(grade=number % 4))

    return write


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The subjects of what a handler was given."""
    seen: list[str] = []

    async def tell(errand: Errand) -> None:
        await asyncio.sleep(0)
        seen.append(errand.subject)

    monkeypatch.setitem(ERRANDS, "victim.tell", tell)
    return seen


async def none_left() -> bool:
    return not await Errands.exists().where(Errands.done_at.is_null())


@pytest.fixture
def errands_done(force: str) -> Callable[..., Awaitable[None]]:
    """`await errands_done()`: the force's loop ran until enough was done, all by default."""

    async def work(enough: Callable[[], Awaitable[bool]] = none_left) -> None:
        running = asyncio.ensure_future(Errander(force, asyncio.Event()).run())
        async with asyncio.timeout(10):
            while not await enough():  # noqa: ASYNC110 it is the database that we watch
                await asyncio.sleep(0.01)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    return work
