"""An officer's browser is called while they are signed in, and not a moment longer."""

import base64
import os
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from schemas.ids import uuid7
from schemas.occasion import Occasion
from server.contact.actions import staff_tell
from server.contact.push import Notice
from server.contact.push_address import PushAddress
from server.contact.tables import PushAddresses
from server.officers.actions.officer_add import add_officer
from server.officers.people import Person
from server.plumbing import clock
from server.plumbing.access.sessions import open_session
from server.plumbing.database import unit

AWEL = Person(name="Awel Pritchard", email="awel@cwm.example", collar="1234")


def a_subscription() -> dict[str, Any]:
    point = ec.generate_private_key(ec.SECP256R1()).public_key()
    raw = point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    keys = {"p256dh": base64.urlsafe_b64encode(raw).decode()}
    keys["auth"] = base64.urlsafe_b64encode(os.urandom(16)).decode()
    return {"endpoint": "https://fcm.googleapis.com/fcm/send/desk", "keys": keys}


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


async def alarm(room: Any) -> None:
    message = await unit(staff_tell.tell_staff, room.occasion("peel"), "report-unopened")
    await staff_tell.send_to_staff((await room.errands(message))[0])


async def test_a_browser_on_the_desk_is_called_in_neutral_words(
    officer: httpx.AsyncClient, room: Any, called: list[Notice]
) -> None:
    assert "data-push-key" in (await officer.get("/desk/tasks")).text
    assert (await officer.post("/desk/push", json=a_subscription())).status_code == 204
    await alarm(room)
    (notice,) = called
    assert (notice.title, notice.navigate) == ("Work is waiting", "http://localhost/desk")


async def test_signing_out_ends_the_calls(
    officer: httpx.AsyncClient, room: Any, called: list[Notice]
) -> None:
    await officer.post("/desk/push", json=a_subscription())
    assert (await officer.post("/desk/sign-out")).status_code == 303
    await alarm(room)
    assert called == []


async def test_turning_it_off_ends_the_calls(
    officer: httpx.AsyncClient, room: Any, called: list[Notice]
) -> None:
    told = a_subscription()
    await officer.post("/desk/push", json=told)
    assert (await officer.post("/desk/push/off", json=told)).status_code == 204
    assert not await PushAddresses.select()
    await alarm(room)
    assert called == []


async def test_a_stranger_cannot_ask_to_be_called(client: httpx.AsyncClient, cwm: str) -> None:
    assert (await client.post("/desk/push", json=a_subscription())).status_code == 401
    assert not await PushAddresses.select()
