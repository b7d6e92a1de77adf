"""A victim with a case, a mailbox that receives, and a worker that works when told."""

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from kit.mailbox import Mailbox
from schemas.ids import uuid7
from schemas.occasion import Occasion
from server.audit.errand import Errand
from server.audit.events import ERRANDS
from server.audit.tables import Errands
from server.cases.actions.case_open import NewCase, open_case
from server.cases.headlines import case_headline_about
from server.contact.actions.person_add import ContactAnswers, add_person, prepare_person
from server.plumbing import clock
from server.plumbing.access import buckets
from server.plumbing.database import unit
from server.plumbing.locking import DataKey

NOON = 1_795_262_400_000  # Saturday 21 November 2026, 12:00 in London
NAMES = ("id", "action", "subject", "lane", "due_at", "attempts", "op")
NIA = ContactAnswers(
    full_name="Nia Prys",
    email="nia@example.com",
    contact_by=["email"],
    contact_safe="yes",
    language_wanted="en",
    at_risk="no",
)
ORIGIN = {"Origin": "http://localhost"}


def an_occasion(by: str = "o:officer") -> Occasion:
    return Occasion(by=by, at=clock.now(), op=uuid7(clock.now()))


class Town:
    """Victims, cases and the worker."""

    def __init__(self, mailbox: Mailbox) -> None:
        self.mailbox = mailbox

    occasion = staticmethod(an_occasion)

    async def add(self, answers: ContactAnswers) -> str:
        new = await prepare_person(an_occasion(), answers)
        return await unit(add_person, an_occasion(), new)

    async def open(self, person: str, what: str = "A red bicycle was taken") -> str:
        """A case of this person's."""
        occasion, key = an_occasion(), DataKey.new()
        case = occasion.derive("case")
        told = f'{{"what":"{what}","where":"Aberystwyth"}}'
        new = NewCase(
            id=case,
            reference=f"CWM-{case[-4:].upper()}-X",
            kind="crime",
            form="bicycle-theft",
            lang="en",
            report=uuid7(clock.now()),
            grade=4,
            key=key,
            headline=key.lock(told, case_headline_about(case)),
        )
        await unit(open_case, occasion, new, [(person, "victim")])
        return case

    async def work(self) -> None:
        """Everything that is due, as the worker would do it."""
        rows = await Errands.select().where(
            Errands.done_at.is_null() & (Errands.due_at <= clock.now())
        )
        for row in rows:
            if row["action"] in ERRANDS:
                await ERRANDS[row["action"]](Errand(**{name: row[name] for name in NAMES}))
            await unit(_done, row["id"])

    def code(self) -> str:
        """The newest code that came by mail."""
        texts = [mail.get_content() for mail in self.mailbox.messages]
        found = re.findall(r"\b(\d{6})\b", "\n".join(texts))
        assert found
        return str(found[-1])

    @staticmethod
    async def ask(client: httpx.AsyncClient, email: str) -> httpx.Response:
        buckets.forget()
        return await client.post("/case/sign-in", data={"email": email})

    async def sign_in(self, client: httpx.AsyncClient, email: str = NIA.email) -> None:
        await self.ask(client, email)
        await self.work()
        answer = await client.post("/case/code", data={"code": self.code()})
        assert (answer.status_code, answer.headers["location"]) == (303, "/case")


async def _done(errand: str) -> None:
    await Errands.update({Errands.done_at: 1}).where(Errands.id == errand)


@pytest.fixture
def mailbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mailbox]:
    box = Mailbox().start()
    monkeypatch.setenv("PEEL_SMTP_URL", f"smtp://127.0.0.1:{box.port}")
    yield box
    box.stop()


@pytest.fixture
def town(mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch, client: Any) -> Town:
    monkeypatch.setattr(clock, "now", lambda: NOON)
    buckets.forget()
    return Town(mailbox)


@pytest.fixture
async def nia(town: Town) -> str:
    return await town.add(NIA)


@pytest.fixture
def answers() -> ContactAnswers:
    return NIA


@pytest.fixture
async def case(town: Town, nia: str) -> str:
    """A case of Nia's."""
    return await town.open(nia)


@pytest.fixture
async def signed(client: httpx.AsyncClient, town: Town, nia: str) -> httpx.AsyncClient:
    """A browser in which Nia is signed in."""
    await town.sign_in(client)
    town.mailbox.messages.clear()
    return client
