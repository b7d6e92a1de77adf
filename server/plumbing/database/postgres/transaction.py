"""A transaction whose connection comes back clean or not at all."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeAlias

import asyncpg

from server.plumbing.database.errors import (
    AwayError,
    BusyError,
    FullError,
    TakenError,
    UncertainError,
)

Pool: TypeAlias = Any  # asyncpg has no types of its own
Connection: TypeAlias = Any
KINDS = (
    (asyncpg.UniqueViolationError, TakenError),
    (asyncpg.DiskFullError, FullError),
    (asyncpg.TooManyConnectionsError, BusyError),
    (asyncpg.PostgresConnectionError, AwayError),
    (asyncpg.CannotConnectNowError, AwayError),
    (asyncpg.AdminShutdownError, AwayError),
    (OSError, AwayError),
)
# Another transaction stood in the way: the same unit may well succeed now.
AGAIN = (asyncpg.SerializationError, asyncpg.DeadlockDetectedError)
# After these at COMMIT nobody knows.
GONE = (asyncpg.PostgresConnectionError, asyncpg.OperatorInterventionError)


class Refused(Exception):  # noqa: N818 never leaves this file
    """COMMIT was answered with an error."""


class NotCommittedError(Exception):
    """PostgreSQL answers COMMIT with ROLLBACK when a query of the transaction failed."""


def said(error: BaseException) -> BaseException:
    """PostgreSQL's error in the words of both engines."""
    if isinstance(error, UncertainError):
        return error
    for theirs, ours in KINDS:
        if isinstance(error, theirs):
            told = ours(type(error).__name__)
            told.__cause__ = error
            return told
    return error


async def _give_back(pool: Pool, connection: Connection, broken: bool) -> None:
    if broken:
        with suppress(asyncpg.InterfaceError):  # cut already, and back in the pool
            connection.terminate()
    await pool.release(connection)


async def _commit(connection: Connection) -> str:
    """What PostgreSQL refuses is rolled back for certain; a lost connection tells nothing."""
    try:
        tag: str = await connection.execute("COMMIT")
    except Exception as error:
        if isinstance(error, asyncpg.PostgresError) and not isinstance(error, GONE):
            raise Refused from error
        raise UncertainError("lost while committing") from error
    return tag


@asynccontextmanager
async def transaction(pool: Pool) -> AsyncIterator[Connection]:
    """Commits at the end, rolls back on an error, and drops a connection in an unknown state."""
    connection = await pool.acquire()
    broken = True
    try:
        await connection.execute("BEGIN")
        try:
            yield connection
        except Exception:
            with suppress(Exception):
                await connection.execute("ROLLBACK")
                broken = False
            raise
        tag = await _commit(connection)
        broken = False
        if tag != "COMMIT":
            raise NotCommittedError
    except Refused as error:
        broken = False
        raise error.__cause__ or error from None
    finally:
        await asyncio.shield(_give_back(pool, connection, broken))
