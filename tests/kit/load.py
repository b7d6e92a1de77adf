"""Many phones at once: each sends one report after another and waits for its receipt."""

import asyncio
import json
import time
from dataclasses import dataclass

from kit.phone import Bundle, Line, Phone


@dataclass
class Measured:
    """per_s over the whole run; latencies in milliseconds, sorted."""

    per_s: float
    latencies: list[float]

    def percentile(self, share: float) -> float:
        return self.latencies[min(len(self.latencies) - 1, int(len(self.latencies) * share))]


def prepared(bundle: Bundle, phones: int, each: int) -> list[list[bytes]]:
    """Requests sealed ahead, so that the sender costs little while the server is measured."""
    made = []
    for _ in range(phones):
        phone = Phone(bundle)
        made.append([phone.request(phone.exchange(phone.report())) for _ in range(each)])
    return made


async def one_phone(port: int, requests: list[bytes], took: list[float]) -> None:
    line = Line(port)
    for request in requests:
        start = time.perf_counter()
        status, body = await line.send(request)
        took.append((time.perf_counter() - start) * 1000)
        results = json.loads(body)["results"] if status == 200 else []
        if [one["st"] for one in results] != ["done"]:
            raise AssertionError(f"not received: {status} {body[:300]!r}")
    line.close()


async def run_load(port: int, requests: list[list[bytes]]) -> Measured:
    """Sends everything, one connection a phone."""
    took: list[float] = []
    start = time.perf_counter()
    await asyncio.gather(*(one_phone(port, mine, took) for mine in requests))
    seconds = time.perf_counter() - start
    return Measured(len(took) / seconds, sorted(took))
