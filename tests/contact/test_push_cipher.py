"""What is encrypted for a phone is what the standard says."""

import base64
import os
from types import SimpleNamespace
from typing import Any

import http_ece
import msgspec
import pytest
import webpush
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from server.contact.push import (
    Notice,
    encrypt_push,
    make_push,
    payload,
)
from server.contact.push_address import PushAddress
from server.plumbing.keys import VapidKey

CURVE = ec.SECP256R1()
EXAMPLE = {  # RFC 8291, section 5
    "own": "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
    "phone": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyP"
    "js7Vd8pZGH6SRpkNtoIAiw4",
    "secret": "BTBZMqHH6r4Tts7J_aSIgg",
    "salt": "DGv6ra1nlYgDCS1FRnbzlw",
    "sealed": "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
    "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
    "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
}


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


def test_the_example_of_the_standard_comes_out_byte_for_byte(monkeypatch: Any) -> None:
    part = {name: raw(text) for name, text in EXAMPLE.items()}
    own = ec.derive_private_key(int.from_bytes(part["own"], "big"), CURVE)
    still = SimpleNamespace(**{name: getattr(ec, name) for name in dir(ec) if name[0] != "_"})
    still.generate_private_key = lambda *_: own
    monkeypatch.setattr(webpush, "ec", still)
    monkeypatch.setattr(webpush, "os", SimpleNamespace(urandom=lambda _: part["salt"]))
    words = b"When I grow up, I want to be a watermelon"
    assert encrypt_push(words, part["phone"], part["secret"]) == part["sealed"]


def test_an_independent_library_reads_what_we_send(vapid: VapidKey) -> None:
    phone, secret = ec.generate_private_key(CURVE), os.urandom(16)
    notice = Notice("You have an update", "Open the app to read it.", "https://p/case", "u", "en")
    push = make_push(vapid, address(phone, secret), payload(notice), "topic")
    plain = http_ece.decrypt(push.body, private_key=phone, auth_secret=secret)
    told = msgspec.json.decode(plain)
    assert told == {"web_push": 8030, "notification": msgspec.to_builtins(notice)}
    assert push.headers["TTL"] == "86400"
    assert push.headers["Content-Type"] == "application/octet-stream"
    assert push.headers["Urgency"] == "normal"
