"""A subscription elsewhere, or with keys no phone has, is a clear problem."""

import base64
import os
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def a_subscription(endpoint: str = "https://fcm.googleapis.com/fcm/send/abc") -> dict[str, Any]:
    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    point = key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    keys = {"p256dh": text(point), "auth": text(os.urandom(16))}
    return {"endpoint": endpoint, "expirationTime": None, "keys": keys}


BAD = [
    a_subscription("https://127.0.0.1/x"),
    a_subscription("http://fcm.googleapis.com/x"),
    {**a_subscription(), "keys": {"p256dh": "AAAA", "auth": "AAAA"}},
    {},
    [],
    7,
    "\u0000",
]


@pytest.mark.parametrize("bad", BAD)
async def test_a_bad_subscription_is_a_clear_problem(signed: httpx.AsyncClient, bad: Any) -> None:
    answer = await signed.post("/case/push", json=bad, headers={"Accept": "application/json"})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert "127.0.0.1" not in answer.text


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b'"\\ud800"', b"x" * 5000])
async def test_what_is_not_json_is_a_clear_problem(signed: httpx.AsyncClient, body: bytes) -> None:
    for path in ("/case/push", "/case/push/off"):
        answer = await signed.post(path, content=body)
        assert answer.status_code in {400, 422}
