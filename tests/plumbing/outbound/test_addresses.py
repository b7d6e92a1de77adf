"""This server calls nobody whom a stranger's address could make it call."""

from pathlib import Path

import pytest

from server.plumbing.outbound import RefusedError, check_url
from server.plumbing.outbound.resolver import is_public

HOSTS = frozenset({"fcm.googleapis.com", "*.push.apple.com"})
BAD = (Path(__file__).parent / "bad_addresses.txt").read_text(encoding="utf-8").splitlines()
ODD = [
    "",
    "https://fcm.googleapis.com/ x",
    " https://fcm.googleapis.com/x",
    "https://fcm.googleapis.com/x\n",
    "https://fcm.googleapis.com/x\r\nHost: a",
    "https://fcm.googleapis.com/\0",
    "https://fcm.googleapis.com\t/x",
    "https://fcm.googleapis.com/" + "a" * 3000,
    "https://\ud800.com/x",
]
GOOD = [
    "https://fcm.googleapis.com/fcm/send/a:b",
    "https://fcm.googleapis.com:443/x?y=1",
    "https://web.push.apple.com/x",
    "https://a.b.push.apple.com/x",
]
INWARD = [
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.168.0.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b:1::7f00:1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:a00:1::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
]


@pytest.mark.parametrize("url", [line for line in BAD if line] + ODD)
def test_an_address_that_is_not_on_the_list_is_refused(url: str) -> None:
    with pytest.raises(RefusedError) as refused:
        check_url(url, HOSTS)
    assert str(refused.value) == ""


def test_the_table_of_bad_addresses_is_long() -> None:
    assert len(BAD) + len(ODD) + len(INWARD) >= 60


@pytest.mark.parametrize("url", GOOD)
def test_an_address_on_the_list_is_called(url: str) -> None:
    assert check_url(url, HOSTS).port == 443


@pytest.mark.parametrize("address", INWARD)
def test_an_address_inside_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "142.250.187.234", "2a00:1450:4009:81f::200a"])
def test_an_address_outside_is_public(address: str) -> None:
    assert is_public(address)


def test_a_test_host_is_called_only_when_the_operator_named_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    url = "https://localhost:8399/push"
    with pytest.raises(RefusedError):
        check_url(url, HOSTS)
    monkeypatch.setenv("PEEL_OUTBOUND_TEST_HOSTS", "localhost:8399")
    assert check_url(url, HOSTS).is_test
    with pytest.raises(RefusedError):
        check_url("https://localhost:8398/push", HOSTS)
