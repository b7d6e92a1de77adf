"""kill -9 the whole server under writers: what was acknowledged is stored, once."""

import asyncio
import json
import random
import time
from pathlib import Path
from typing import Any

import pytest

from kit.databases import Kind
from kit.figures import write_figure
from kit.installation import installed
from kit.phone import Bundle, Line, Phone
from kit.running import Peel

SEED = 20261121


class Writers:
    """Phones that keep an op until its receipt is there, as real ones do."""

    def __init__(self, port: int, bundle: Bundle, count: int) -> None:
        self.port, self.count = port, count
        self.phones = [Phone(bundle) for _ in range(count)]
        self.acknowledged: dict[str, str] = {}
        self.met_a_stored_one = self.in_flight = 0
        self.stopped = False

    async def write(self, phone: Phone) -> None:
        line = Line(self.port)
        while not self.stopped:
            await self.deliver(phone, line, phone.report())
        line.close()

    async def deliver(self, phone: Phone, line: Line, op: dict[str, Any]) -> None:
        while True:
            sent_at = time.time() * 1000
            self.in_flight += 1
            try:
                status, body = await line.send(phone.request(phone.exchange(op)))
            except (OSError, EOFError):
                await asyncio.sleep(0.02)
                continue
            finally:
                self.in_flight -= 1
            if status == 200 and (result := json.loads(body)["results"][0])["st"] == "done":
                self.acknowledged[op["id"]] = op["hash"]
                self.met_a_stored_one += result["receipt"]["at"] < sent_at - 50
                return
            await asyncio.sleep(0.02)


async def drill(peel: Peel, writers: Writers, kills: int) -> int:
    """Kills with requests in flight; answers how many kills had some."""
    pick, flying = random.Random(SEED), 0
    tasks = [asyncio.create_task(writers.write(phone)) for phone in writers.phones]
    for _ in range(kills):
        before = len(writers.acknowledged)
        while len(writers.acknowledged) < before + 60:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        await asyncio.sleep(pick.random() * 0.05)
        flying += writers.in_flight > 0
        await asyncio.to_thread(peel.kill)
        await asyncio.to_thread(peel.start)
    writers.stopped = True
    await asyncio.gather(*tasks)
    return flying


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_nothing_acknowledged_is_lost_or_doubled(kind: Kind, tmp_path: Path, short: bool) -> None:
    kills, count = (20, 16) if short else (200, 32)
    peel, database = installed(tmp_path, kind)
    bundle = Bundle.read(peel.start().json("/bundle.json"))
    writers = Writers(peel.port, bundle, count)
    try:
        flying = asyncio.run(drill(peel, writers, kills))
    finally:
        peel.kill()
    stored = dict(peel_rows(kind, database, peel))
    doubled = len(peel_rows(kind, database, peel)) - len(stored)
    lost = {op for op, sha in writers.acknowledged.items() if stored.get(op) != sha}
    write_figure(f"kill_server_{kind.name}_lost", len(lost), "0", "reports", SEED)
    write_figure(f"kill_server_{kind.name}_doubled", doubled, "0", "reports", SEED)
    write_figure(
        f"kill_server_{kind.name}_acknowledged", len(writers.acknowledged), "-", "reports", SEED
    )
    assert (lost, doubled) == (set(), 0)
    assert set(stored) >= set(writers.acknowledged)
    assert flying == kills
    assert writers.met_a_stored_one > 0


def peel_rows(kind: Kind, database: str, peel: Peel) -> list[tuple[Any, ...]]:
    return kind.rows(database, peel.data, "select id, hash from reports")
