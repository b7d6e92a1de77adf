"""Nobody but the signed-in browser itself turns push on."""

import base64
import os
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from server.contact.tables import PushAddresses


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def a_subscription(endpoint: str = "https://fcm.googleapis.com/fcm/send/abc") -> dict[str, Any]:
    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    point = key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    keys = {"p256dh": text(point), "auth": text(os.urandom(16))}
    return {"endpoint": endpoint, "expirationTime": None, "keys": keys}


async def test_nobody_registers_without_signing_in(
    client: httpx.AsyncClient, town: Any, nia: str
) -> None:
    answer = await client.post("/case/push", json=a_subscription())
    assert answer.status_code == 401
    assert not await PushAddresses.select()


async def test_another_site_cannot_turn_it_on(signed: httpx.AsyncClient) -> None:
    foreign = {"Origin": "https://evil.example"}
    answer = await signed.post("/case/push", json=a_subscription(), headers=foreign)
    assert answer.status_code == 403
    assert not await PushAddresses.select()
