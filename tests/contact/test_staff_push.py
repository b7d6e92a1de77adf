"""An officer's browser is called in neutral words."""

import base64
import os
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from server.contact.actions import staff_tell
from server.contact.push import Notice
from server.contact.tables import PushAddresses
from server.plumbing.database import unit


def a_subscription() -> dict[str, Any]:
    point = ec.generate_private_key(ec.SECP256R1()).public_key()
    raw = point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    keys = {"p256dh": base64.urlsafe_b64encode(raw).decode()}
    keys["auth"] = base64.urlsafe_b64encode(os.urandom(16)).decode()
    return {"endpoint": "https://fcm.googleapis.com/fcm/send/desk", "keys": keys}


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


async def test_a_stranger_cannot_ask_to_be_called(client: httpx.AsyncClient, cwm: str) -> None:
    assert (await client.post("/desk/push", json=a_subscription())).status_code == 401
    assert not await PushAddresses.select()
