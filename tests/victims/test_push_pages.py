"""Push is turned on and off from a signed-in browser, and ends with its session."""

import base64
import os
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from server.contact.tables import Envelopes, PushAddresses


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def a_subscription(endpoint: str = "https://fcm.googleapis.com/fcm/send/abc") -> dict[str, Any]:
    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    point = key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    keys = {"p256dh": text(point), "auth": text(os.urandom(16))}
    return {"endpoint": endpoint, "expirationTime": None, "keys": keys}


async def test_the_page_offers_the_forces_own_key(signed: httpx.AsyncClient) -> None:
    shown = (await signed.get("/case")).text
    key = shown.partition('data-push-key="')[2].partition('"')[0]
    assert len(base64.urlsafe_b64decode(key + "=")) == 65


async def test_turning_on_is_permission_and_saying_it_again_changes_nothing(
    signed: httpx.AsyncClient, nia: str
) -> None:
    told = a_subscription()
    for _ in range(3):
        assert (await signed.post("/case/push", json=told)).status_code == 204
    rows = await PushAddresses.select()
    assert [row["owner"] for row in rows] == [f"v:{nia}"]
    assert '"push"' in (await Envelopes.select(Envelopes.allow))[0]["allow"]


async def test_turning_off_forgets_this_browser_only(signed: httpx.AsyncClient) -> None:
    here, there = a_subscription(), a_subscription("https://fcm.googleapis.com/fcm/send/other")
    for one in (here, there):
        await signed.post("/case/push", json=one)
    answer = await signed.post("/case/push/off", json={"endpoint": here["endpoint"]})
    assert answer.status_code == 204
    assert len(await PushAddresses.select()) == 1


async def test_signing_out_ends_it(signed: httpx.AsyncClient) -> None:
    await signed.post("/case/push", json=a_subscription())
    await signed.post("/case/sign-out")
    assert not await PushAddresses.select()
