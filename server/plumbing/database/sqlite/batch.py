"""Many units, one commit: each unit in a savepoint, all of them in one durable transaction.

A unit's failure harms no neighbour. When the whole transaction is lost (SQLite itself rolled it
back, or COMMIT failed), nothing was kept and every unit runs again alone.
"""

import sqlite3
from collections.abc import Callable, Sequence
from contextvars import Context
from typing import Any

from server.plumbing.database.errors import UnitError
from server.plumbing.database.hand import enter_unit
from server.plumbing.database.sqlite.connection import said
from server.plumbing.database.statement import Unit, begun, refuse, wanted

Outcome = tuple[Any, BaseException | None]


class LostError(Exception):
    """The transaction under the unit is gone."""


class Job:
    """A unit of work: a function that makes its coroutine, and the context it was asked in."""

    __slots__ = ("arguments", "context", "function")

    def __init__(
        self, context: Context, function: Callable[..., Unit], arguments: tuple[Any, ...]
    ) -> None:
        self.context, self.function, self.arguments = context, function, arguments

    def drive(self, connection: sqlite3.Connection) -> Any:
        """Run to the end on this connection; the result, or the unit's error."""
        enter_unit()
        unit = begun(self.function(*self.arguments))
        rows = None
        while True:
            try:
                statement = wanted(unit, rows)
            except StopIteration as end:
                return end.value
            try:
                rows = connection.execute(statement.sql, statement.arguments).fetchall()
            except Exception as error:
                refuse(unit, said(error))


def _one(connection: sqlite3.Connection, job: Job) -> Outcome:
    """In a savepoint of its own."""
    connection.execute("SAVEPOINT unit")
    try:
        outcome: Outcome = (job.context.copy().run(job.drive, connection), None)
    except BaseException as error:
        if not connection.in_transaction:
            raise LostError from error
        connection.execute("ROLLBACK TO unit")
        outcome = (None, _plain(error))
    if not connection.in_transaction:
        raise LostError
    connection.execute("RELEASE unit")
    return outcome


def _together(connection: sqlite3.Connection, jobs: Sequence[Job]) -> list[Outcome]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        outcomes = [_one(connection, job) for job in jobs]
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return outcomes


def run(connection: sqlite3.Connection, jobs: Sequence[Job]) -> list[Outcome]:
    """One outcome a job, in order, all of them durable."""
    try:
        return _together(connection, jobs)
    except BaseException as error:
        if len(jobs) > 1 and not _refused(error):
            return [run(connection, [job])[0] for job in jobs]
        cause = error.__cause__ if isinstance(error, LostError) else error
        return [(None, said(cause or error))] * len(jobs)


def _plain(error: BaseException) -> Exception:
    """SystemExit and its like would stop the loop that asked."""
    return error if isinstance(error, Exception) else UnitError(repr(error))


def _refused(error: BaseException) -> bool:
    """BEGIN found the file locked for ten seconds: waiting again for each would be a standstill."""
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
