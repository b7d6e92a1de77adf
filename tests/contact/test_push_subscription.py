"""A subscription is read as browsers write it, or refused."""

import base64
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from server.contact.push_address import BadAddressError, read_subscription

KNOWN = [
    "https://fcm.googleapis.com/fcm/send/a:b",
    "https://android.googleapis.com/gcm/send/a",
    "https://updates.push.services.mozilla.com/wpush/v2/a",
    "https://web.push.apple.com/QabC",
    "https://api.push.apple.com/3/device/a",
    "https://db5p.notify.windows.com/w/?token=a",
    "https://fcm.googleapis.com:443/fcm/send/a",
]


def good_point() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def given(point: str, auth: str) -> dict[str, Any]:
    return {"endpoint": KNOWN[0], "expirationTime": None, "keys": {"p256dh": point, "auth": auth}}


def test_a_subscription_as_browsers_write_it_is_read() -> None:
    point = good_point()
    read = read_subscription(given(text(point), text(b"a" * 16)), "https://force.example")
    assert (read.p256dh, read.auth, read.site) == (point, b"a" * 16, "https://force.example")
    plain = base64.b64encode(point).decode()
    assert read_subscription(given(plain, text(b"a" * 16)), "").p256dh == point


@pytest.mark.parametrize("other", [None, 7, "x", [], {}, {"endpoint": KNOWN[0]}, {"keys": {}}])
def test_what_is_not_a_subscription_is_refused(other: Any) -> None:
    with pytest.raises(BadAddressError):
        read_subscription(other, "")
