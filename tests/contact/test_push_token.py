"""One signed token for each push service."""

import base64
import os
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from server.contact.push import (
    make_push,
)
from server.contact.push_address import PushAddress
from server.plumbing.keys import VapidKey

CURVE = ec.SECP256R1()


def raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def point(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


@pytest.fixture
def vapid() -> VapidKey:
    key = ec.generate_private_key(CURVE)
    return VapidKey(private=key, public=point(key))


def address(phone: ec.EllipticCurvePrivateKey, secret: bytes, host: str = "") -> PushAddress:
    origin = host or "https://fcm.googleapis.com"
    return PushAddress(f"{origin}/fcm/send/abc", point(phone), secret)


def test_the_token_is_made_once_per_push_service_and_names_its_port(
    vapid: VapidKey, monkeypatch: Any
) -> None:
    monkeypatch.setenv("PEEL_OUTBOUND_TEST_HOSTS", "127.0.0.1:8443")
    phone, secret = ec.generate_private_key(CURVE), os.urandom(16)
    hosts = ["https://fcm.googleapis.com", "https://fcm.googleapis.com:443"]
    sent = [make_push(vapid, address(phone, secret, host), b"{}", "t") for host in hosts * 3]
    assert len({push.headers["Authorization"] for push in sent}) == 1
    local = make_push(vapid, address(phone, secret, "https://127.0.0.1:8443"), b"{}", "t")
    token, key = local.headers["Authorization"].removeprefix("vapid t=").split(", k=")
    told = jwt.decode(
        token, vapid.private.public_key(), algorithms=["ES256"], audience="https://127.0.0.1:8443"
    )
    assert told["sub"].startswith("mailto:")
    assert raw(key) == vapid.public
