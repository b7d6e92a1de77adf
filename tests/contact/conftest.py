"""A force with keys, a mailbox that receives, and people to write to."""

import base64
import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest

from kit.mailbox import Mailbox
from kit.push_service import PushService
from schemas.ids import uuid7
from schemas.occasion import Occasion
from server.audit.errand import Errand
from server.audit.tables import Errands
from server.contact.actions import staff_tell
from server.contact.actions.message_queue import queue_message
from server.contact.actions.person_add import ContactAnswers, add_person, prepare_person
from server.contact.actions.push_subscribe import Subscriber, subscribe
from server.contact.push import Notice
from server.contact.push_address import PushAddress, read_subscription
from server.officers.actions.officer_add import add_officer
from server.officers.people import Person
from server.plumbing import clock
from server.plumbing.access.sessions import open_session
from server.plumbing.database import unit
from server.plumbing.keys import keys
from server.plumbing.outbound import close_outbound
from server.wiring import wire

# Far ahead, because the push test server has a clock of its own and refuses old tokens.
NOON = 3_026_030_400_000  # Saturday 21 November 2065, 12:00 in London
AWEL = Person(name="Awel Pritchard", email="awel@cwm.example", collar="1234")
SAFE = ContactAnswers(
    full_name="Nia Prys",
    email="nia@example.com",
    contact_safe="yes",
    language_wanted="en",
    at_risk="no",
)


@pytest.fixture
async def cwm(force: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[str]:
    """The force in hand at noon, and the rooms wired."""
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


class Room:
    """What the tests of this room do again and again."""

    @staticmethod
    def occasion(by: str = "o:officer") -> Occasion:
        return Occasion(by=by, at=clock.now(), op=uuid7(clock.now()))

    async def add(self, answers: ContactAnswers) -> str:
        new = await prepare_person(self.occasion(), answers)
        return await unit(add_person, self.occasion(), new)

    async def tell(self, person: str, subject: str = "case-1") -> Errand:
        """Queue a message to a person; the errand it causes comes back."""
        message = await unit(queue_message, self.occasion(), person, "case.update", subject)
        return (await self.errands(message))[0]

    async def turn_on(self, person: str, phone: "Phone", session: str = "s1") -> None:
        who = Subscriber(f"v:{person}", session)
        await subscribe(self.occasion(who.owner), who, phone.address)

    @staticmethod
    async def errands(subject: str) -> list[Errand]:
        rows = await Errands.select().where(Errands.subject == subject).order_by(Errands.due_at)
        return [as_errand(row) for row in rows]


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.fixture
def safe() -> ContactAnswers:
    return SAFE


def as_errand(row: dict[str, Any]) -> Errand:
    names = ("id", "action", "subject", "lane", "due_at", "attempts", "op")
    return Errand(**{name: row[name] for name in names})


@pytest.fixture(scope="session")
def service() -> Iterator[PushService]:
    running = PushService().start()
    yield running
    running.stop()


class Phone:
    """A browser subscribed at the push test server."""

    def __init__(self, service: PushService) -> None:
        self.service = service
        public = base64.urlsafe_b64encode(keys().vapid.public).rstrip(b"=").decode()
        self.subscription = service.subscribe(public)

    @property
    def address(self) -> PushAddress:
        return read_subscription(self.subscription, "https://cwm.example", "cy")

    def shown(self) -> list[dict[str, Any]]:
        return [json.loads(text) for text in self.service.received(self.subscription)]

    def expire(self) -> None:
        path = f"/expire-subscription/{self.subscription['clientHash']}"
        assert httpx.post(self.service.base + path).is_success


@pytest.fixture
async def phone(cwm: str, service: PushService, monkeypatch: pytest.MonkeyPatch) -> Phone:
    monkeypatch.setenv("PEEL_OUTBOUND_TEST_HOSTS", f"localhost:{service.port}")
    return Phone(service)


@pytest.fixture
async def subscriber(room: Room, phone: Phone) -> str:
    """A person whose phone is to be told."""
    person = await room.add(SAFE)
    await room.turn_on(person, phone)
    return person


@pytest.fixture
async def officer(client: httpx.AsyncClient, cwm: str) -> httpx.AsyncClient:
    """A browser in which Awel is signed in."""
    made = Occasion("peel", clock.now(), uuid7(clock.now()))
    added = await add_officer(made, AWEL, "officer", "correct-horse-battery", "Peel")
    token = await open_session("officer", added.id, "officer", clock.now(), AWEL.name)
    client.cookies.set("peel", token, domain="localhost.local", path="/")
    return client


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[Notice]:
    """The notices that would have left; the sending itself is tested with a real push server."""
    notices: list[Notice] = []

    async def keep(_to: PushAddress, notice: Notice, _topic: str) -> None:
        notices.append(notice)

    monkeypatch.setattr(staff_tell, "send_push", keep)
    return notices
