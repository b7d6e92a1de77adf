"""Wakes the worker once a unit that queued errands is on the disk; it looks each second anyway."""

import asyncio
import os
from contextlib import suppress
from pathlib import Path

from server.plumbing.database import after_unit, force_in_hand
from server.plumbing.settings import settings

PIPE = "worker.pipe"


def pipe_path() -> Path:
    """A named pipe: whoever may write here may wake the worker, and no more than that."""
    return settings().data / PIPE


def poke_later() -> None:
    """In a unit: once it is kept."""
    after_unit(poke)


def poke() -> None:
    """The force in hand has something to do. Nobody listening is fine."""
    with suppress(OSError):
        pipe = os.open(pipe_path(), os.O_WRONLY | os.O_NONBLOCK)
        try:
            os.write(pipe, f"{force_in_hand()}\n".encode())
        finally:
            os.close(pipe)


class Bell:
    """The worker's end of the pipe: one event a force."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            os.mkfifo(path, 0o600)
        self.pipe = os.open(path, os.O_RDWR | os.O_NONBLOCK)
        self.rung: dict[str, asyncio.Event] = {}
        asyncio.get_running_loop().add_reader(self.pipe, self._hear)

    def of(self, force: str) -> asyncio.Event:
        return self.rung.setdefault(force, asyncio.Event())

    def _hear(self) -> None:
        with suppress(BlockingIOError):
            for force in os.read(self.pipe, 65_536).decode(errors="replace").split():
                if force in self.rung:
                    self.rung[force].set()

    def close(self) -> None:
        asyncio.get_running_loop().remove_reader(self.pipe)
        os.close(self.pipe)
