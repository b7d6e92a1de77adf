"""The one thread that writes a force's SQLite file."""

import asyncio
import sqlite3
import sys
import threading
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from queue import Empty, SimpleQueue
from typing import Any

from server.plumbing.database.errors import AwayError, BusyError
from server.plumbing.database.sqlite import batch
from server.plumbing.database.sqlite.connection import connect, said
from server.plumbing.database.statement import Unit

BATCH = 256
WAITING = 4096
IDLE_SECONDS = 60
# Each statement gives the interpreter away and must get it back from a busy event loop; at
# Python's 5 ms a unit of a dozen statements would wait for most of a tenth of a second.
SWITCH_SECONDS = 0.0005
Waiting = tuple[batch.Job, asyncio.AbstractEventLoop, "asyncio.Future[Any]"]


def settle(answers: list[tuple["asyncio.Future[Any]", batch.Outcome]]) -> None:
    """On the loop that asked: hand over results, unless nobody waits any more."""
    for future, (value, error) in answers:
        if future.done():
            continue
        if error is None:
            future.set_result(value)
        else:
            future.set_exception(error)


class Writer:
    """Takes whatever waits, commits it together, answers after the commit."""

    def __init__(self, path: str, limit: int = WAITING) -> None:
        self.path, self.limit = path, limit
        self.queue: SimpleQueue[Waiting | None] = SimpleQueue()
        self.connection: sqlite3.Connection | None = None
        self.closed = False
        sys.setswitchinterval(SWITCH_SECONDS)
        self.thread = threading.Thread(target=self._live, name="peel-writer", daemon=True)
        self.thread.start()

    async def unit(self, function: Callable[..., Unit], arguments: tuple[Any, ...]) -> Any:
        """Durable when it returns. A caller that gives up does not stop its unit."""
        if self.closed:
            raise AwayError("the database is closed")
        if self.queue.qsize() >= self.limit:
            raise BusyError("too many units of work are waiting")
        loop = asyncio.get_running_loop()
        future = loop.create_future()
        self.queue.put((batch.Job(copy_context(), function, arguments), loop, future))
        return await future

    def close(self) -> None:
        """Finish what waits, then let go of the file."""
        if not self.closed:
            self.closed = True
            self.queue.put(None)
        self.thread.join()

    def _live(self) -> None:
        while True:
            try:
                items = self._take()
            except Empty:
                self._rest()
                continue
            jobs = [item for item in items if item is not None]
            if jobs:
                self._work(jobs)
            if None in items:
                return self._rest()

    def _take(self) -> list[Waiting | None]:
        items = [self.queue.get(timeout=IDLE_SECONDS)]
        with suppress(Empty):
            while len(items) < BATCH:
                items.append(self.queue.get_nowait())
        return items

    def _rest(self) -> None:
        """An idle file is closed; the next unit opens it again."""
        if self.connection is not None:
            connection, self.connection = self.connection, None
            connection.close()

    def _work(self, items: list[Waiting]) -> None:
        outcomes = self._run([job for job, _, _ in items])
        answers = defaultdict(list)
        for (_, loop, future), outcome in zip(items, outcomes, strict=True):
            answers[loop].append((future, outcome))
        for loop, settled in answers.items():
            with suppress(RuntimeError):  # the loop that asked is closed
                loop.call_soon_threadsafe(settle, settled)

    def _run(self, jobs: list[batch.Job]) -> list[batch.Outcome]:
        try:
            if self.connection is None:
                self.connection = connect(self.path)
            return batch.run(self.connection, jobs)
        except BaseException as error:  # the thread must outlive everything
            with suppress(sqlite3.Error):
                self._rest()  # whatever is wrong with the connection, the next one is new
            return [(None, said(error))] * len(jobs)
