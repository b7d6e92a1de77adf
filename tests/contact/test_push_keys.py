"""A subscription's keys are a phone's, or it is refused."""

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


BAD_KEYS = [
    (text(good_point()[:-1]), text(b"a" * 16)),
    (text(b"\x04" + b"\x01" * 64), text(b"a" * 16)),
    (text(b"\x02" + good_point()[1:33]), text(b"a" * 16)),
    (text(b"\x00" * 65), text(b"a" * 16)),
    (text(good_point()), text(b"a" * 15)),
    (text(good_point()), text(b"a" * 17)),
    (text(good_point()), "!!!!"),
    ("\0", "\ud800"),
    ("", ""),
]


@pytest.mark.parametrize(("point", "auth"), BAD_KEYS, ids=range(len(BAD_KEYS)))
def test_keys_that_cannot_be_a_phones_are_refused(point: str, auth: str) -> None:
    with pytest.raises(BadAddressError):
        read_subscription(given(point, auth), "")
