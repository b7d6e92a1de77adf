"""An officer's browser is called while they are signed in, and not a moment longer."""

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
