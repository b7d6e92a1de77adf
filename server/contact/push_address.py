"""A browser's push subscription, checked when it arrives and again before every send."""

import base64
import binascii
from functools import lru_cache
from typing import Any
from urllib.parse import SplitResult, urlsplit

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec

from server.plumbing.settings import settings

HOSTS = frozenset(
    {"fcm.googleapis.com", "android.googleapis.com", "updates.push.services.mozilla.com"}
)
DOMAINS = (".push.apple.com", ".notify.windows.com")
LONGEST = 1024
POINT = 65
AUTH = 16


class BadAddressError(ValueError):
    """Not a subscription at a push service we know; the text never holds the address."""


class PushAddress(msgspec.Struct, frozen=True):
    """Where to post, the phone's public point and its secret; `site` is where a tap leads."""

    endpoint: str
    p256dh: bytes
    auth: bytes
    site: str = ""
    lang: str = "en"


class Keys(msgspec.Struct):
    """The keys of a `PushSubscription.toJSON()`."""

    p256dh: str
    auth: str


class Subscription(msgspec.Struct):
    """A `PushSubscription.toJSON()`; anything else in it is ignored."""

    endpoint: str
    keys: Keys


def read_subscription(given: Any, site: str, lang: str = "en") -> PushAddress:
    """What a browser handed over, or BadAddressError."""
    try:
        told = msgspec.convert(given, Subscription)
    except msgspec.ValidationError as error:
        raise BadAddressError("not a subscription") from error
    check_endpoint(told.endpoint)
    point, auth = _decoded(told.keys.p256dh), _decoded(told.keys.auth)
    check_keys(point, auth)
    return PushAddress(told.endpoint, point, auth, site, lang)


def check_keys(point: bytes, auth: bytes) -> None:
    """A point of 65 bytes that lies on P-256 and a secret of 16."""
    if len(point) != POINT or len(auth) != AUTH:
        raise BadAddressError("a key of another length")
    try:
        loaded_point(point)
    except ValueError as error:
        raise BadAddressError("not a point on the curve") from error


@lru_cache(maxsize=4096)
def loaded_point(point: bytes) -> ec.EllipticCurvePublicKey:
    """Loading checks that the point is on the curve, and is worth remembering."""
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)


def check_endpoint(endpoint: str) -> None:
    """Only https on 443 of a known push service; test hosts by setting only."""
    url = _parts(endpoint)
    host = (url.hostname or "").lower()
    place = url.netloc.lower()
    if url.scheme == "https" and place in {host, f"{host}:443"} and is_listed(host):
        return
    if url.scheme not in {"http", "https"} or place not in settings().outbound_test_hosts:
        raise BadAddressError("not a push service we know")


def is_listed(host: str) -> bool:
    """By its whole name, or as a name below one of the domains; a number is neither."""
    return host in HOSTS or host.endswith(DOMAINS)


def _parts(endpoint: str) -> SplitResult:
    plain = endpoint.isascii() and endpoint.isprintable() and len(endpoint) <= LONGEST
    if not plain or set(endpoint) & set(' \\"<>^`{|}'):
        raise BadAddressError("not an address")
    try:
        url = urlsplit(endpoint)
        _ = url.port
    except ValueError as error:
        raise BadAddressError("not an address") from error
    return url


def _decoded(text: str) -> bytes:
    """base64url with or without padding; some browsers' tools still send plain base64."""
    try:
        return base64.b64decode(
            text.replace("-", "+").replace("_", "/").rstrip("=")
            + "=" * (-len(text.rstrip("=")) % 4),
            validate=True,
        )
    except (binascii.Error, ValueError) as error:
        raise BadAddressError("not base64url") from error
