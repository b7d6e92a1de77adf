"""A force on PostgreSQL."""

import asyncio
from collections.abc import Callable
from contextvars import copy_context
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

from server.plumbing.database.errors import AwayError
from server.plumbing.database.postgres.job import Job
from server.plumbing.database.postgres.line import Line
from server.plumbing.database.postgres.transaction import said
from server.plumbing.database.statement import Row, Statement


class PostgresDatabase:
    """A pool and a line of waiting units for each event loop (pools cannot cross loops)."""

    kind = "postgres"

    def __init__(self, dsn: str, connections: int = 8) -> None:
        self.dsn, self.connections = dsn, connections
        self.lines: WeakKeyDictionary[asyncio.AbstractEventLoop, Line] = WeakKeyDictionary()
        self.closed = False

    def line(self) -> Line:
        """Opened on first use."""
        if self.closed:
            raise AwayError("the database is closed")
        loop = asyncio.get_running_loop()
        if loop not in self.lines:
            self.lines[loop] = Line(self.dsn, self.connections)
        return self.lines[loop]

    async def unit(
        self, function: Callable[..., Any], arguments: tuple[Any, ...], lane: str
    ) -> Any:
        """Without a lane, in a transaction of its own; with one, perhaps beside others."""
        job = Job(partial(function, *arguments), copy_context(), lane)
        return await self.line().put(job)

    async def run(self, statement: Statement) -> list[Row]:
        """One query outside a unit."""
        try:
            pool = await self.line().pool()
            async with pool.acquire() as connection:
                found = await connection.fetch(statement.sql, *statement.arguments)
        except Exception as error:
            raise said(error) from error.__cause__
        return [dict(row) for row in found]

    point = run

    async def close(self) -> None:
        """Everything that waits here is finished first."""
        self.closed = True
        here = asyncio.get_running_loop()
        for loop, line in list(self.lines.items()):
            await (line.close() if loop is here else line.abandon())
