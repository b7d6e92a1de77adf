"""The phone's real engine against the real server, on a network that breaks in mid-byte."""

import asyncio
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from kit.ports import free_port, until
from kit.proxy import Network
from server.devices.ends import blob_folder
from server.forces.database import addresses
from server.plumbing.database import close_forces, hand, open_forces
from server.plumbing.keys import keys
from sync.proofs import encode64
from sync.tables import BlobNeeds, FeedRows

ROOT = Path(__file__).parents[2]
SEED = 20261121
CUTS = 100


@pytest.fixture
def served(data: Path) -> Iterator[int]:
    """The port of a real server on this test's data."""
    port = free_port()
    serve = ["-m", "granian", "--interface", "asgi", "tests.sync.noted_app:app", "--no-log"]
    command = [sys.executable, *serve, "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PEEL_DATA": str(data)})
    try:
        until(lambda: is_ready(port), 30)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def is_ready(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/ready").status_code == 200
    except httpx.TransportError:
        return False


def run_phones(node: str, base: str, **more: int) -> Any:
    hand.take("cwm")
    public = {"signing": encode64(keys().signing_public())}
    told = {"base": base, "sealing": encode64(keys().sealing_public()), **public, **more}
    script = Path(__file__).parent / "phones.mjs"
    done = subprocess.run(
        [node, script, json.dumps(told)], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["phones"]


async def kept() -> tuple[list[str], list[str], int]:
    """Every effect there was: notes, files, and files still awaited."""
    await open_forces(addresses())
    hand.take("cwm")
    notes = await FeedRows.select(FeedRows.key).where(FeedRows.feed == "t:notes")
    files = await FeedRows.select(FeedRows.key).where(FeedRows.feed == "t:files")
    waiting = await BlobNeeds.count().where(BlobNeeds.arrived_at == 0)
    await close_forces()
    return [row["key"] for row in notes], [row["key"] for row in files], waiting


def test_a_network_that_cuts_connections_loses_and_doubles_nothing(served: int, node: str) -> None:
    draw = random.Random(SEED)
    network = Network(served)

    def cut() -> tuple[str, int] | None:
        if network.cuts >= CUTS:
            return None
        up, down = draw.choice([3_000, 40_000]), draw.choice([600, 2_500])
        return draw.choice([("up", draw.randrange(up)), ("down", draw.randrange(down))])

    network.cut = cut
    network.start()
    try:
        phones = run_phones(node, network.base, phones=6, notes=12)
    finally:
        network.stop()
    promised = [note for phone in phones for note in phone["promised"]]
    notes, files, waiting = asyncio.run(kept())
    assert sorted(notes) == sorted(note["place"] for note in promised)
    assert sorted(files) == sorted(note["blob"] for note in promised if note["blob"])
    assert waiting == 0
    received = {one["id"]: one["ref"] for phone in phones for one in phone["received"]}
    assert received == {note["id"]: f"CWM-{note['place']}" for note in promised}
    assert len(list(blob_folder().rglob("*.*"))) == len(files)
    assert network.cuts >= CUTS
