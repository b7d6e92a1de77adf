"""A unit of work that waits for PostgreSQL, and how one round of several is driven."""

import asyncio
from collections.abc import Callable
from contextvars import Context
from typing import Any

from server.plumbing.database.hand import enter_unit
from server.plumbing.database.postgres import merge
from server.plumbing.database.postgres.transaction import Connection, said
from server.plumbing.database.statement import Row, Statement, Unit, begun, refuse, wanted


class Job:
    """What to run, in which context and lane, and who waits for it."""

    def __init__(self, function: Callable[[], Unit], context: Context, lane: str) -> None:
        self.function, self.context, self.lane = function, context, lane
        self.future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

    def start(self) -> "Running":
        """Afresh, in a context that dies with the try."""
        return Running(self.function, self.context.copy())

    def end(self, result: Any) -> None:
        """Unless nobody waits any more."""
        if not self.future.done():
            self.future.set_result(result)

    def fail(self, error: BaseException) -> None:
        if not self.future.done():
            self.future.set_exception(error)


class Running:
    """One try of a unit."""

    def __init__(self, function: Callable[[], Unit], context: Context) -> None:
        self.context = context
        context.run(enter_unit)
        self.unit = begun(context.run(function))
        self.result: Any = None

    def step(self, rows: list[Row] | None) -> Statement | None:
        """The next statement, or None at the end."""
        try:
            return self.context.run(wanted, self.unit, rows)
        except StopIteration as end:
            self.result = end.value
            return None

    async def alone(self, connection: Connection) -> Any:
        """Statement by statement to the end."""
        statement = self.step(None)
        while statement is not None:
            try:
                found = await connection.fetch(statement.sql, *statement.arguments)
            except Exception as error:
                self.context.run(refuse, self.unit, said(error))
            statement = self.step([dict(row) for row in found])
        return self.result


async def together(connection: Connection, tries: list[Running]) -> list[Any]:
    """In lock-step: what all of them ask next goes out together. Any error ends them all."""
    try:
        asking = [(one, one.step(None)) for one in tries]
        while live := [(one, asked) for one, asked in asking if asked is not None]:
            answers = await merge.run(connection, [asked for _, asked in live])
            asking = [(one, one.step(rows)) for (one, _), rows in zip(live, answers, strict=True)]
    finally:
        for one in tries:
            one.unit.close()
    return [one.result for one in tries]
