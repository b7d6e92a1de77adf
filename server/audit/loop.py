"""Takes a force's errands as they fall due: many at once, one of each lane."""

import asyncio
from contextlib import suppress

from server.audit.attempt import attempt
from server.audit.errand import Errand
from server.audit.errands import claim, is_any_due
from server.plumbing import clock
from server.plumbing.database import take

AT_ONCE = 64
LOOK_SECONDS = 1.0


class Errander:
    """The loop of one force."""

    def __init__(self, force: str, rung: asyncio.Event) -> None:
        self.force, self.rung = force, rung
        self.running: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Until cancelled; what is under way is cancelled too and handed out again later."""
        take(self.force)
        try:
            while True:
                if not await self.turn():
                    await self._wait()
        finally:
            for task in self.running:
                task.cancel()
            await asyncio.gather(*self.running, return_exceptions=True)

    async def turn(self) -> int:
        """Start whatever may start; how many."""
        self.rung.clear()
        now, free = clock.now(), AT_ONCE - len(self.running)
        errands = await claim(now, free) if free and await is_any_due(now) else []
        for errand in errands:
            self._start(errand)
        return len(errands)

    def _start(self, errand: Errand) -> None:
        task = asyncio.get_running_loop().create_task(attempt(errand))
        self.running.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """Its lane is free: look again at once."""
        self.running.discard(task)
        self.rung.set()
        if not task.cancelled():
            task.exception()

    async def _wait(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(LOOK_SECONDS):
                await self.rung.wait()
