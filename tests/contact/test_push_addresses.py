"""A push address is the door of a push service we know, or it is refused."""

import base64
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from server.contact.push_address import BadAddressError, check_endpoint, read_subscription

INWARDS = (Path(__file__).parent / "inward_addresses.txt").read_text().split()
ODD = ["", " ", "https://fcm.googleapis.com/ x", "https://fcm.googleapis.com/\n", "\0",
       " https://fcm.googleapis.com/x", "https://fcm.googleapis.com/x\r\nHost: evil",
       "https://fcm.googleapis.com/" + "a" * 2000, "https://\ud800/x"]  # fmt: skip
KNOWN = [
    "https://fcm.googleapis.com/fcm/send/a:b",
    "https://android.googleapis.com/gcm/send/a",
    "https://updates.push.services.mozilla.com/wpush/v2/a",
    "https://web.push.apple.com/QabC",
    "https://api.push.apple.com/3/device/a",
    "https://db5p.notify.windows.com/w/?token=a",
    "https://fcm.googleapis.com:443/fcm/send/a",
]


@pytest.mark.parametrize("endpoint", INWARDS + ODD)
def test_an_address_that_points_elsewhere_is_refused(endpoint: str) -> None:
    with pytest.raises(BadAddressError) as refused:
        check_endpoint(endpoint)
    assert not endpoint.strip() or endpoint not in str(refused.value)


def test_the_list_of_bad_addresses_is_long_enough() -> None:
    assert len(INWARDS + ODD) >= 60


@pytest.mark.parametrize("endpoint", KNOWN)
def test_the_known_push_services_are_accepted(endpoint: str) -> None:
    check_endpoint(endpoint)


def test_a_test_host_counts_only_when_the_operator_named_it(monkeypatch: Any) -> None:
    with pytest.raises(BadAddressError):
        check_endpoint("http://127.0.0.1:8801/notify/a")
    monkeypatch.setenv("PEEL_OUTBOUND_TEST_HOSTS", "127.0.0.1:8801")
    check_endpoint("http://127.0.0.1:8801/notify/a")
    with pytest.raises(BadAddressError):
        check_endpoint("http://127.0.0.1:8802/notify/a")


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


@pytest.mark.parametrize(("point", "auth"), BAD_KEYS)
def test_keys_that_cannot_be_a_phones_are_refused(point: str, auth: str) -> None:
    with pytest.raises(BadAddressError):
        read_subscription(given(point, auth), "")


@pytest.mark.parametrize("other", [None, 7, "x", [], {}, {"endpoint": KNOWN[0]}, {"keys": {}}])
def test_what_is_not_a_subscription_is_refused(other: Any) -> None:
    with pytest.raises(BadAddressError):
        read_subscription(other, "")
