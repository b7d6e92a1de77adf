"""An errand that keeps failing becomes a person's, and its lane goes on."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from server.audit import attempt
from server.audit.errand import Errand, Failed
from server.audit.events import ERRANDS, GIVE_UP
from server.audit.tables import AuditLines, Errands

Queue = Callable[..., Awaitable[None]]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pause between tries."""
    monkeypatch.setattr(attempt, "wait", lambda attempts: 0)


@pytest.mark.usefixtures("impatient")
async def test_what_keeps_failing_becomes_a_persons_and_frees_its_lane(
    queue: Queue,
    errands_done: Any,
    told: Any,
    monkeypatch: pytest.MonkeyPatch,
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
    await errands_done()
    assert tries == list(range(1, attempt.TRIES + 1))
    assert tasks == [("case-1", attempt.TRIES)]
    assert told == ["case-2"]
    given_up = await Errands.select(Errands.subject).where(Errands.given_up_at.is_not_null())
    assert given_up == [{"subject": "case-1"}]
    assert await AuditLines.count().where(AuditLines.verb == "errand.abandon") == 1


async def test_a_permanent_failure_is_not_tried_again(
    queue: Queue, errands_done: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []

    async def fail(errand: Errand) -> None:
        tries.append(errand.attempts)
        raise Failed(permanent=True)

    monkeypatch.setitem(ERRANDS, "bad", fail)
    await queue("bad", "case-1")
    await errands_done()
    assert tries == [1]
