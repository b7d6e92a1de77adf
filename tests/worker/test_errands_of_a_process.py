"""An errand queued by one process is done by another, soon and not before it is kept."""

import asyncio
import time
from typing import Any

import pytest

from schemas.occasion import Occasion
from server.audit.errands import claim, later
from server.audit.tables import AuditLines
from server.plumbing import clock
from server.plumbing.database import close_forces, open_forces, take, unit

pytestmark = pytest.mark.database


@pytest.fixture
async def beside(crew: Any, database: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """This process has the same force in hand as the worker."""
    monkeypatch.setenv("PEEL_DATA", str(crew.data))
    file = f"sqlite:{crew.data / 'forces' / 'cwm' / 'peel.sqlite3'}"
    await open_forces({"cwm": file if database.startswith("sqlite:") else database})
    take("cwm")
    yield crew
    await close_forces()


async def queue(subject: str, due_in: int = 0) -> float:
    occasion = Occasion(by="peel", at=clock.now(), op=subject)
    await unit(later, occasion, "test.note", subject, occasion.at + due_in, "lane")
    return time.monotonic()


async def test_the_worker_is_woken_by_what_is_queued(beside: Any) -> None:
    beside.start("first")
    beside.await_line("first")
    waits = []
    for number in range(5):
        queued = await queue(f"case-{number}")
        waits.append(beside.await_line("first", f"case-{number}") - queued)
    assert sorted(waits)[2] < 0.3


async def test_what_is_due_later_is_done_later(beside: Any) -> None:
    beside.start("first")
    beside.await_line("first")
    before = time.monotonic()
    await queue("later", due_in=700)
    assert 0.69 < beside.await_line("first", "later") - before < 2.5


async def test_what_a_killed_worker_held_is_done_by_the_next(beside: Any) -> None:
    await queue("held")
    assert len(await claim(clock.now(), 1)) == 1
    started = time.monotonic()
    beside.start("first")
    assert beside.await_line("first", "held") - started < 15


async def test_the_worker_links_the_audits_new_lines(beside: Any) -> None:
    row = AuditLines(
        id="a", verb="test.line", subject="s", actor="peel", made_at=1, op="o", codes="{}"
    )
    await AuditLines.insert(row)
    beside.start("first")
    beside.await_line("first")
    for _ in range(100):
        if await AuditLines.exists().where(AuditLines.position == 1):
            return
        await asyncio.sleep(0.05)
    pytest.fail("not linked")
