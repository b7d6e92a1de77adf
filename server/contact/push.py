"""Web push (RFC 8030, 8188, 8291, 8292) around `webpush`, which is used for its cipher alone.

Its `get()` signs a token for every message, forgets the port in "aud", keeps the last call's TTL,
and sends no Content-Type, Urgency, Topic or padding; so headers are made here.
"""

from functools import cache
from types import SimpleNamespace
from typing import Any, cast
from urllib.parse import urlsplit

import jwt
import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from server.contact.push_address import PushAddress, check_endpoint, check_keys
from server.plumbing import clock
from server.plumbing.keys import VapidKey
from server.plumbing.settings import settings

SIZES = (512, 1024, 2048, 3072)
TOKEN_LIFE = 12 * 3600
RENEW = 3600
TOPIC = 32
DAY = 24 * 3600


class TooLongError(ValueError):
    """More than a push may carry."""


class Notice(msgspec.Struct, frozen=True):
    """What a push shows. The words are the same whatever happened; `tag` merges repeats."""

    title: str
    body: str
    navigate: str
    tag: str
    lang: str


class Push(msgspec.Struct, frozen=True):
    """One push, ready to post."""

    endpoint: str
    headers: dict[str, str]
    body: bytes


@cache
def _cipher() -> Any:
    """The package's encryption, given raw keys that were checked when the browser subscribed.

    Loaded by the first push: it is 8 MB, and a process that only answers pages sends none.
    """
    from webpush import WebPush  # noqa: PLC0415

    class Cipher(WebPush):  # type: ignore[misc]
        def _decode_subscription_key(self, key: Any) -> Any:
            return key

    pair = ec.generate_private_key(ec.SECP256R1())  # for tokens, which this module signs itself
    return Cipher(
        private_key=pair.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        public_key=pair.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
    )


def encrypt_push(message: bytes, p256dh: bytes, auth: bytes) -> bytes:
    """RFC 8291 with one record: salt, record size, our public key, ciphertext."""
    phone = SimpleNamespace(keys=SimpleNamespace(p256dh=p256dh, auth=auth))
    return cast(bytes, _cipher()._encrypt(message, phone))


def padded(message: bytes) -> bytes:
    """JSON padded with spaces to one of four lengths, so that length tells nothing."""
    for size in SIZES:
        if len(message) <= size:
            return message.ljust(size)
    raise TooLongError


def payload(notice: Notice) -> bytes:
    """A declarative push: browsers that know them need no service worker to show it."""
    return msgspec.json.encode({"web_push": 8030, "notification": notice})


def make_push(vapid: VapidKey, to: PushAddress, message: bytes, topic: str) -> Push:
    """Encrypted, padded and signed; kept a day by the push service for a phone without signal."""
    check_endpoint(to.endpoint)
    check_keys(to.p256dh, to.auth)
    headers = {
        "Authorization": authorization(vapid, to.endpoint),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(DAY),
        "Urgency": "normal",
        "Topic": topic[:TOPIC],
    }
    return Push(to.endpoint, headers, encrypt_push(padded(message), to.p256dh, to.auth))


TOKENS: dict[tuple[bytes, str], tuple[int, str]] = {}


def authorization(vapid: VapidKey, endpoint: str) -> str:
    """One token per push service and half a day, for each force's own key."""
    origin, now = origin_of(endpoint), clock.now() // 1000
    until, header = TOKENS.get((vapid.public, origin), (0, ""))
    if until < now + RENEW:
        until = now + TOKEN_LIFE
        header = _signed(vapid, origin, until)
        TOKENS[vapid.public, origin] = until, header
    return header


def origin_of(endpoint: str) -> str:
    """With the port unless it is the scheme's own (RFC 6454, section 6)."""
    url = urlsplit(endpoint)
    port = {"https": "443", "http": "80"}[url.scheme]
    return f"{url.scheme}://{url.netloc.lower().removesuffix(':' + port)}"


def _signed(vapid: VapidKey, origin: str, until: int) -> str:
    claims = {"aud": origin, "exp": until, "sub": settings().vapid_contact}
    token = jwt.encode(claims, key=vapid.private, algorithm="ES256")
    return f"vapid t={token}, k={vapid.public_text()}"
