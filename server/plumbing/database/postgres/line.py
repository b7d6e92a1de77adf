"""Units of work waiting for PostgreSQL: who goes together, who goes alone, who tries again."""

import asyncio
import random
from collections import deque
from contextvars import Context
from typing import Any

import asyncpg

from server.plumbing.database.errors import BusyError, UncertainError
from server.plumbing.database.postgres.job import Job, together
from server.plumbing.database.postgres.transaction import AGAIN, Pool, said, transaction

BATCH = 128
IN_FLIGHT = 2
WAITING = 4096
TRIES = 6
CONNECT_SECONDS = 10
QUERY_SECONDS = 60


async def _as_it_is(connection: object) -> None:
    """Units leave nothing behind on a connection, so handing one back costs no round trip."""


class Line:
    """Belongs to one event loop."""

    def __init__(self, dsn: str, connections: int) -> None:
        self.dsn, self.connections = dsn, connections
        self.opening: asyncio.Task[Pool] | None = None
        self.waiting: deque[Job] = deque()
        self.busy: set[str] = set()
        self.batches = 0
        self.tasks: set[asyncio.Task[Any]] = set()

    async def pool(self) -> Pool:
        """Opened by the first who needs it; tried again if it failed."""
        if self.opening is None or (self.opening.done() and self.opening.exception()):
            self.opening = asyncio.ensure_future(self._open())
        return await asyncio.shield(self.opening)

    async def _open(self) -> Pool:
        return await asyncpg.create_pool(
            self.dsn,
            min_size=0,
            max_size=self.connections,
            statement_cache_size=512,
            timeout=CONNECT_SECONDS,
            command_timeout=QUERY_SECONDS,
            reset=_as_it_is,
        )

    async def put(self, job: Job) -> Any:
        """Durable when it returns. A caller that gives up does not stop its unit."""
        if len(self.tasks) + len(self.waiting) >= WAITING:
            raise BusyError("too many units of work are waiting")
        if job.lane:
            self.waiting.append(job)
            self._go()
        else:
            self._start(self._alone(job))
        return await job.future

    def _start(self, work: Any) -> None:
        """In a context of its own: nothing of the asker's is inherited."""
        task = asyncio.get_running_loop().create_task(work, context=Context())
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def _go(self) -> None:
        """Send off whatever may go; the rest goes when a batch comes back."""
        while self.batches < IN_FLIGHT and (jobs := self._take()):
            self.batches += 1
            self._start(self._batch(jobs))

    def _take(self) -> list[Job]:
        """The longest waiting, one of each lane, none of a lane that is under way."""
        taken: list[Job] = []
        held: deque[Job] = deque()
        while self.waiting and len(taken) < BATCH:
            job = self.waiting.popleft()
            if job.lane in self.busy:
                held.append(job)
            else:
                self.busy.add(job.lane)
                taken.append(job)
        self.waiting.extendleft(reversed(held))
        return taken

    async def _batch(self, jobs: list[Job]) -> None:
        try:
            if len(jobs) == 1 or not await self._try(jobs):
                await asyncio.gather(*(self._alone(job) for job in jobs))
        finally:
            self.batches -= 1
            self.busy.difference_update(job.lane for job in jobs)
            self._go()

    async def _try(self, jobs: list[Job]) -> bool:
        """All in one transaction; False: nothing was kept."""
        try:
            pool = await self.pool()
            async with transaction(pool) as connection:
                results = await together(connection, [job.start() for job in jobs])
        except UncertainError as error:
            for job in jobs:
                job.fail(error)
            return True
        except Exception:
            return False
        for job, result in zip(jobs, results, strict=True):
            job.end(result)
        return True

    async def _alone(self, job: Job) -> None:
        try:
            job.end(await self._persist(job))
        except BaseException as error:
            job.fail(said(error))

    async def _persist(self, job: Job) -> Any:
        pool = await self.pool()
        for attempt in range(TRIES):
            try:
                async with transaction(pool) as connection:
                    return await job.start().alone(connection)
            except AGAIN:
                if attempt == TRIES - 1:
                    raise
                await asyncio.sleep(random.uniform(0, 0.01 * 2**attempt))  # noqa: S311
        raise AssertionError

    async def close(self) -> None:
        """Finish what waits, then close the pool."""
        while self.tasks or self.waiting:
            await asyncio.gather(*self.tasks, return_exceptions=True)
            await asyncio.sleep(0)
        if self.opening is not None:
            await (await self.pool()).close()

    async def abandon(self) -> None:
        """Its loop is gone or not ours: drop the connections."""
        if self.opening is not None and self.opening.done() and not self.opening.exception():
            self.opening.result().terminate()
