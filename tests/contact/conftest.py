"""A force with keys, a mailbox that receives, and people to write to."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kit.mailbox import Mailbox
from schemas.ids import uuid7
from schemas.occasion import Occasion
from server.audit.errand import Errand
from server.audit.tables import Errands
from server.contact.actions.message_queue import queue_message
from server.contact.actions.person_add import ContactAnswers, add_person, prepare_person
from server.plumbing import clock
from server.plumbing.database import unit
from server.plumbing.keys import key_folder, make_keys
from server.plumbing.outbound import close_outbound
from server.wiring import wire

NOON = 1_795_262_400_000  # Saturday 21 November 2026, 12:00 in London
SAFE = ContactAnswers(
    full_name="Nia Prys",
    email="nia@example.com",
    contact_safe="yes",
    language_wanted="en",
    at_risk="no",
)


@pytest.fixture
async def cwm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: str) -> AsyncIterator[str]:
    """The force in hand, with its keys on disk and the rooms wired."""
    monkeypatch.setenv("PEEL_DATA", str(tmp_path))
    named = {"en": "Cwm and Vale Police", "cy": "Heddlu Cwm a Dyffryn"}
    told = {"name": named, "hosts": ["localhost"], "reference": "CWM", "languages": ["en", "cy"]}
    told["alarm_to"] = "desk@cwm.example"
    (tmp_path / "forces.json").write_text(json.dumps({force: told}))
    make_keys(key_folder(force))
    wire()
    monkeypatch.setattr(clock, "now", lambda: NOON)
    yield force
    await close_outbound()


@pytest.fixture
def mailbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mailbox]:
    box = Mailbox().start()
    monkeypatch.setenv("PEEL_SMTP_URL", f"smtp://127.0.0.1:{box.port}")
    yield box
    box.stop()


def an_occasion(by: str = "o:officer") -> Occasion:
    return Occasion(by=by, at=clock.now(), op=uuid7(clock.now()))


@pytest.fixture
def occasion() -> Callable[..., Occasion]:
    return an_occasion


@pytest.fixture
def add() -> Callable[[ContactAnswers], Awaitable[str]]:
    async def add_one(answers: ContactAnswers) -> str:
        new = await prepare_person(an_occasion(), answers)
        return await unit(add_person, an_occasion(), new)

    return add_one


@pytest.fixture
def safe() -> ContactAnswers:
    return SAFE


@pytest.fixture
def tell() -> Callable[[str], Awaitable[Errand]]:
    """Queue a message to a person; the errand it causes comes back."""

    async def tell_one(person: str, subject: str = "case-1") -> Errand:
        message = await unit(queue_message, an_occasion(), person, "case.update", subject)
        row: Any = await Errands.select().where(Errands.subject == message).first()
        return as_errand(row)

    return tell_one


def as_errand(row: dict[str, Any]) -> Errand:
    names = ("id", "action", "subject", "lane", "due_at", "attempts", "op")
    return Errand(**{name: row[name] for name in names})


@pytest.fixture
def errands() -> Callable[[str], Awaitable[list[Errand]]]:
    async def of(subject: str) -> list[Errand]:
        rows = await Errands.select().where(Errands.subject == subject).order_by(Errands.due_at)
        return [as_errand(row) for row in rows]

    return of
