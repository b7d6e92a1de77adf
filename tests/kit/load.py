"""Many phones at once: each sends one report after another and waits for its receipt."""

import asyncio
import json
import time
from dataclasses import dataclass, field

from kit.phone import Bundle, Line, Phone


@dataclass
class Measured:
    """per_s over the whole run; latencies in milliseconds, sorted."""

    per_s: float
    latencies: list[float]

    def percentile(self, share: float) -> float:
        return self.latencies[min(len(self.latencies) - 1, int(len(self.latencies) * share))]


@dataclass
class Sender:
    """A phone with reports sealed ahead, so that it costs little while the server is measured."""

    phone: Phone
    ops: list[str]
    cursors: dict[str, str] = field(default_factory=dict)
    took: list[float] = field(default_factory=list)

    def request(self, op: str, number: int) -> bytes:
        said = f'{{"proto":1,"nonce":"{self.phone.id[:24]}{number}","ops":[{op}]'
        return self.phone.request(f'{said},"cursors":{json.dumps(self.cursors)}}}'.encode())

    async def send_all(self, port: int) -> None:
        line = Line(port)
        for number, op in enumerate(self.ops):
            start = time.perf_counter()
            status, body = await line.send(self.request(op, number))
            self.took.append((time.perf_counter() - start) * 1000)
            answer = json.loads(body) if status == 200 else {}
            if [one["st"] for one in answer.get("results", [])] != ["done"]:
                raise AssertionError(f"not received: {status} {body[:300]!r}")
            self.cursors = {name: feed["cursor"] for name, feed in answer["feeds"].items()}
        line.close()


def senders(bundle: Bundle, phones: int, each: int) -> list[Sender]:
    made = []
    for _ in range(phones):
        phone = Phone(bundle)
        made.append(Sender(phone, [json.dumps(phone.report()) for _ in range(each)]))
    return made


async def run_load(port: int, many: list[Sender]) -> Measured:
    """Sends everything, one connection a phone."""
    start = time.perf_counter()
    await asyncio.gather(*(sender.send_all(port) for sender in many))
    seconds = time.perf_counter() - start
    took = sorted(one for sender in many for one in sender.took)
    return Measured(len(took) / seconds, took)
