"""Among any number of workers one leads; the lock goes with the process that holds it."""

import asyncio
import fcntl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import asyncpg

LOCK = 0x5065656C  # the letters P e e l
RETRY_SECONDS = 0.1
TRY = "SELECT pg_try_advisory_lock($1)"
BEAT_SECONDS = 5.0


@asynccontextmanager
async def lead_by_file(path: Path) -> AsyncIterator[asyncio.Event]:
    """On one machine: waits for a lock on a file. The event says that the lead is lost: never."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        while not _locked(file.fileno()):  # noqa: ASYNC110 no event tells of a free lock
            await asyncio.sleep(RETRY_SECONDS)
        yield asyncio.Event()


def _locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@asynccontextmanager
async def lead_by_postgres(dsn: str) -> AsyncIterator[asyncio.Event]:
    """On many machines: waits for an advisory lock on a connection of its own.

    The event is set as soon as that connection is gone, and the lock with it. No pooling proxy may
    stand in between.
    """
    connection = await _locking_connection(dsn)
    lost = asyncio.Event()
    connection.add_termination_listener(lambda _: lost.set())
    beat = asyncio.ensure_future(_beat(connection, lost))
    try:
        yield lost
    finally:
        beat.cancel()
        with suppress(asyncio.CancelledError):
            await beat
        connection.terminate()


async def _locking_connection(dsn: str) -> asyncpg.Connection:
    while True:
        connection = None
        try:
            connection = await asyncpg.connect(dsn, timeout=BEAT_SECONDS)
            while not await connection.fetchval(TRY, LOCK):  # noqa: ASYNC110 as above
                await asyncio.sleep(RETRY_SECONDS)
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            if connection is not None:
                connection.terminate()
            await asyncio.sleep(RETRY_SECONDS)
        else:
            return connection


async def _beat(connection: asyncpg.Connection, lost: asyncio.Event) -> None:
    """A network that fell silent ends no connection by itself."""
    while not lost.is_set():
        await asyncio.sleep(BEAT_SECONDS)
        try:
            await connection.fetchval("SELECT 1", timeout=BEAT_SECONDS)
        except Exception:
            lost.set()
