"""A push address is the door of a push service we know, or it is refused."""

from pathlib import Path
from typing import Any

import pytest

from server.contact.push_address import BadAddressError, check_endpoint

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
