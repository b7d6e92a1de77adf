"""A force on SQLite."""

import sqlite3
from collections.abc import Callable
from typing import Any

from server.plumbing.database.sqlite import readers
from server.plumbing.database.sqlite.connection import connect, said
from server.plumbing.database.sqlite.writer import Writer
from server.plumbing.database.statement import Row, Statement


class SQLiteDatabase:
    """One writer thread; whatever is not plainly a SELECT goes to it."""

    kind = "sqlite"

    def __init__(self, path: str) -> None:
        self.path = path
        self.writer = Writer(path)
        self.near: sqlite3.Connection | None = None

    async def unit(
        self, function: Callable[..., Any], arguments: tuple[Any, ...], lane: str
    ) -> Any:
        """Lanes need no care here: the writer runs one unit after the other."""
        del lane
        return await self.writer.unit(function, arguments)

    async def run(self, statement: Statement) -> list[Row]:
        """One query outside a unit."""
        if statement.sql[:6].upper() == "SELECT":
            return await readers.read(self.path, statement)
        rows: list[Row] = await self.writer.unit(_alone, (statement,))
        return rows

    async def point(self, statement: Statement) -> list[Row]:
        """A read through an index, too short to be worth another thread."""
        try:
            if self.near is None:
                self.near = connect(self.path)
            rows: list[Row] = self.near.execute(statement.sql, statement.arguments).fetchall()
        except sqlite3.Error as error:
            raise said(error) from error
        return rows

    def rows(self, answer: list[Row]) -> list[Row]:
        """They are dictionaries already."""
        return answer

    async def close(self) -> None:
        """Everything that waits is finished first."""
        self.writer.close()
        await readers.forget(self.path)
        if self.near is not None:
            self.near.close()


async def _alone(statement: Statement) -> list[Row]:
    return await statement
