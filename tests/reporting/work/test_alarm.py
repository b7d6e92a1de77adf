"""A grave report nobody opens: staff are called past the target, and again until it is opened."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
import time_machine
from msgspec.structs import replace

from schemas.occasion import Occasion
from server.audit.errand import Errand
from server.audit.loop import Errander
from server.audit.tables import AuditLines, Errands
from server.contact.tables import Messages
from server.forces.new_force import write_force
from server.forces.registry import forces
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


@pytest.fixture
def alarm_to(force: str) -> str:
    """The force names a mailbox that somebody always watches."""
    write_force(replace(forces()[force], alarm_to="control@cwm.example"))
    return "control@cwm.example"


async def work(force: str) -> None:
    """The worker does what is due, and what that brings with it."""
    errander = Errander(force, asyncio.Event())
    while await errander.turn() or errander.running:
        await asyncio.gather(*errander.running)


async def test_six_minutes_later_a_mail_goes_out_though_no_tab_is_open(
    force: str, data: Path, alarm_to: str, sealed: Any, send: Any
) -> None:
    await send(sealed(**GRAVE, answers={"story": "A canary in the mine"}))
    await work(force)
    assert not list((data / "mail").glob("*"))
    with time_machine.travel(clock.now() / 1000 + 360):
        await work(force)
    (mail,) = (data / "mail").glob("*")
    text = mail.read_text(encoding="utf-8")
    assert f"To: {alarm_to}" in text
    assert "canary" not in text
