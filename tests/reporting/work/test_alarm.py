"""A grave report nobody opens: staff are called past the target, and again until it is opened."""

from typing import Any

from schemas.occasion import Occasion
from server.audit.errand import Errand
from server.audit.tables import AuditLines, Errands
from server.contact.tables import Messages
from server.officers.tables import Tasks
from server.plumbing import clock
from server.reporting.actions.report_alarm import raise_alarm
from server.reporting.actions.report_open import open_first

GRAVE = {"triage": {"danger": "yes"}}


async def waiting() -> list[Errand]:
    rows = await Errands.select().where(Errands.action == "alarm.raise").order_by(Errands.due_at)
    names = Errand.__struct_fields__
    return [Errand(**{name: row[name] for name in names}) for row in rows]


async def test_past_the_target_staff_are_called_and_the_alarm_is_set_again(
    sealed: Any, send: Any
) -> None:
    await send(sealed(**GRAVE))
    (first,) = await waiting()
    await raise_alarm(first)
    assert [one["wording"] for one in await Messages.select()] == ["staff.alarm"]
    assert [one["kind"] for one in await Tasks.select()] == ["report-unopened"]
    assert len(await waiting()) == 2


async def test_an_alarm_run_twice_calls_staff_once(sealed: Any, send: Any) -> None:
    await send(sealed(**GRAVE))
    (first,) = await waiting()
    await raise_alarm(first)
    await raise_alarm(first)
    assert len(await waiting()) == 2


async def test_an_opened_report_rings_no_more(sealed: Any, send: Any) -> None:
    op = sealed(**GRAVE)
    await send(op)
    (first,) = await waiting()
    occasion = Occasion("o:awel", clock.now(), op["id"])
    assert await open_first(occasion, op["id"])
    await raise_alarm(first)
    assert await Messages.count() == 0
    assert len(await waiting()) == 1


async def test_each_call_to_staff_is_on_the_audit(sealed: Any, send: Any) -> None:
    await send(sealed(**GRAVE))
    (first,) = await waiting()
    await raise_alarm(first)
    assert await AuditLines.count().where(AuditLines.verb == "report.alarm") == 1
