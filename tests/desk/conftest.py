"""An officer at the desk, and reports that really came through the door."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from kit.phone import Phone
from kit.reports import exchange, phone_of, sealed_op
from schemas.ids import uuid7
from schemas.occasion import Occasion
from server.cases.tables import Cases
from server.officers.actions.officer_add import add_officer
from server.officers.people import Person
from server.plumbing import clock
from server.plumbing.access.sessions import open_session

Browser = httpx.AsyncClient
Report = Callable[..., Awaitable[str]]
AWEL = Person(name="Awel Pritchard", email="awel@cwm.example", collar="1234")
BRYN = Person(name="Bryn Castell", email="bryn@cwm.example", collar="77")
STORY = {
    "story": "They cut the lock by the chapel.",
    "place_words": "Chapel Street",
    "full_name": "Mair Hughes",
    "email": "mair@post.example",
    "contact_by": ["email"],
    "contact_safe": "yes",
}


async def add(person: Person, role: Any = "officer") -> str:
    now = clock.now()
    password = "correct-horse-battery"
    added = await add_officer(Occasion("peel", now, uuid7(now)), person, role, password, "Peel")
    return added.id


async def sign_in(client: Browser, officer: str, person: Person, role: str = "officer") -> None:
    token = await open_session("officer", officer, role, clock.now(), person.name)
    client.cookies.set("peel", token)


@pytest.fixture
async def awel(client: Browser) -> str:
    """Signed in; her id."""
    officer = await add(AWEL)
    await sign_in(client, officer, AWEL)
    return officer


@pytest.fixture
async def phone(force: str) -> Phone:
    return phone_of(force)


@pytest.fixture
async def report(client: Browser, phone: Phone) -> Report:
    """Sends a report and answers its id; `story=` and the like change its answers."""

    async def sent(answers: dict[str, Any] | None = None, **changes: Any) -> str:
        op = sealed_op(phone, answers={**STORY, **(answers or {})}, **changes)
        (result,) = await exchange(client, phone, op)
        assert result["st"] == "done"
        return str(op["id"])

    return sent


@pytest.fixture
async def case(client: Browser, awel: str, report: Report) -> dict[str, Any]:
    """A recorded crime, nobody in charge yet."""
    sent = await report()
    await client.post(f"/desk/reports/{sent}/open")
    data = {"decision": "crime", "at_risk": "no", "information": "Seen", "action": "Begin"}
    await client.post(f"/desk/reports/{sent}/decide", data=data)
    (row,) = await Cases.select()
    return row


@pytest.fixture
async def sign_in_bryn(client: Browser) -> Callable[..., Awaitable[str]]:
    """Another officer takes over the browser; his id."""

    async def signed(role: str = "officer") -> str:
        bryn = await add(BRYN, role)
        await sign_in(client, bryn, BRYN, role)
        return bryn

    return signed
