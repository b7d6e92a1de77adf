"""How long an answer takes does not tell whether an address is known."""

import time
from random import Random
from typing import Any

import httpx

from server.plumbing.access import buckets

PAIRS = 100
BOUND = 0.16  # four standard deviations of the statistic at this many pairs


def chance_of_longer(ones: list[float], others: list[float]) -> float:
    """Mann-Whitney: how often one of the first took longer than one of the second."""
    ranked = sorted([(took, 0) for took in ones] + [(took, 1) for took in others])
    ranks = sum(rank for rank, (_, which) in enumerate(ranked, 1) if which == 0)
    count = len(ones)
    return (ranks - count * (count + 1) / 2) / (count * len(others))


async def timed(client: httpx.AsyncClient, path: str, data: dict[str, str]) -> float:
    buckets.forget()
    start = time.perf_counter()
    await client.post(path, data=data)
    return time.perf_counter() - start


async def test_asking_takes_as_long_for_a_stranger(
    client: httpx.AsyncClient, town: Any, nia: str
) -> None:
    luck = Random(7)
    took: dict[str, list[float]] = {"known": [], "unknown": []}
    addresses = {"known": "nia@example.com", "unknown": "xyz@example.com"}
    for _ in range(PAIRS):
        for which in luck.sample(["known", "unknown"], 2):
            took[which].append(await timed(client, "/case/sign-in", {"email": addresses[which]}))
    assert abs(chance_of_longer(took["known"], took["unknown"]) - 0.5) < BOUND


async def test_a_wrong_code_takes_as_long_for_a_stranger(
    client: httpx.AsyncClient, town: Any, nia: str
) -> None:
    luck = Random(7)
    took: dict[str, list[float]] = {"nia@example.com": [], "xyz@example.com": []}
    for _ in range(PAIRS):
        for email in luck.sample(sorted(took), 2):
            await client.post("/case/sign-in", data={"email": email})
            took[email].append(await timed(client, "/case/code", {"code": "000000"}))
    ones, others = took.values()
    assert abs(chance_of_longer(ones, others) - 0.5) < BOUND
