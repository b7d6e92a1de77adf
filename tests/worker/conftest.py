"""Real worker processes that write down each tick and each errand."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
import logging, os, sys, time
from server.audit.events import ERRANDS, TIMERS
from server.worker import main

name, diary = sys.argv[1:]
logging.basicConfig(level=logging.INFO)

def write(word):
    with open(diary, "a") as file:
        file.write(f"{name} {word} {time.monotonic()}\\n")

async def tick():
    write("tick")

async def note(errand):
    write(errand.subject)

TIMERS["test.tick"] = (0.2, tick)
ERRANDS["test.note"] = note
sys.exit(main())
"""


class Crew:
    """Some workers over one installation."""

    def __init__(self, data: Path) -> None:
        self.data, self.diary = data, data / "diary"
        self.diary.touch()
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str) -> None:
        command = [sys.executable, "-c", PROGRAM, name, str(self.diary)]
        log = os.open(self.data / f"{name}.log", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
        environment = {**os.environ, "PEEL_DATA": str(self.data)}
        self.running[name] = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=log, stderr=log
        )
        os.close(log)

    def await_standby(self, name: str) -> None:
        """Started, and waiting for the lead."""
        log = self.data / f"{name}.log"
        until(lambda: "stands by" in log.read_text(encoding="utf-8"))

    def end(self, name: str, sign: int = signal.SIGKILL) -> float:
        process = self.running.pop(name)
        process.send_signal(sign)
        process.wait(10)
        return time.monotonic()

    def lines(self, name: str, word: str = "tick") -> list[float]:
        rows = [line.split() for line in self.diary.read_text().splitlines()]
        return [float(row[2]) for row in rows if row[:2] == [name, word]]

    def await_line(self, name: str, word: str = "tick", after: float = 0) -> float:
        """When it was first written."""
        return until(lambda: min((at for at in self.lines(name, word) if at > after), default=0))


def until(found: Callable[[], float], seconds: float = 20) -> float:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if answer := found():
            return answer
        time.sleep(0.02)
    raise TimeoutError


@pytest.fixture
def crew(tmp_path: Path, database: str) -> Iterator[Crew]:
    """Over a fresh force; who still runs at the end is killed."""
    address = "sqlite" if database.startswith("sqlite:") else database
    if address == "sqlite":
        home = tmp_path / "forces" / "cwm"
        home.mkdir(parents=True)
        Path(database.removeprefix("sqlite:")).rename(home / "peel.sqlite3")
    force = {"name": {"en": "Cwm"}, "hosts": ["localhost"], "reference": "CWM"}
    (tmp_path / "forces.json").write_text(json.dumps({"cwm": {**force, "database": address}}))
    found = Crew(tmp_path)
    yield found
    for name in list(found.running):
        found.end(name)
