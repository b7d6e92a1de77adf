"""Who guesses has to wait; nobody else does."""

import pytest
import time_machine

from server.plumbing.access import buckets
from server.plumbing.access.buckets import Limit, address_key, forget, spend
from server.plumbing.problems import Problem

LIMIT = Limit("try", burst=3, every_ms=10_000)


@pytest.fixture(autouse=True)
def fresh() -> None:
    forget()


def test_a_few_tries_are_free_then_one_waits() -> None:
    with time_machine.travel("2026-11-21T08:00:00Z", tick=False) as traveller:
        for _ in range(3):
            spend(LIMIT, "a")
        with pytest.raises(Problem) as refused:
            spend(LIMIT, "a")
        assert (refused.value.code, refused.value.retry_after) == ("slow-down", 11)
        traveller.shift(10)
        spend(LIMIT, "a")
        with pytest.raises(Problem):
            spend(LIMIT, "a")


def test_one_guesser_does_not_hold_up_another_person() -> None:
    for _ in range(3):
        spend(LIMIT, "a")
    spend(LIMIT, "b")
    spend(Limit("other", 1, 1000), "a")


def test_a_flood_of_names_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(buckets, "MOST_KEYS", 50)
    for number in range(200):
        spend(LIMIT, str(number))
    assert len(buckets._buckets) == 50


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("203.0.113.7", "203.0.113.7", True),
        ("203.0.113.7", "203.0.113.8", False),
        ("2001:db8:1:aa01::1", "2001:db8:1:aaff::9", True),
        ("2001:db8:1:aa01::1", "2001:db8:1:bb01::1", False),
        ("unix", "", True),
    ],
)
def test_a_household_shares_its_tries(one: str, other: str, same: bool) -> None:
    class Asked:
        def __init__(self, address: str) -> None:
            self.scope = {"client": (address, 1)}

    keys = [address_key(Asked(address)) for address in (one, other)]  # type: ignore[arg-type]
    assert (keys[0] == keys[1]) is same
