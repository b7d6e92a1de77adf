"""Brings one force's database to this release with Piccolo's own migrations."""

import asyncio
import io
from contextlib import redirect_stdout
from pathlib import Path

from server.plumbing.database.errors import DatabaseError
from server.plumbing.database.postgres.transaction import said
from server.plumbing.database.sqlite.connection import connect
from server.plumbing.database.stock import stock_in_hand
from server.plumbing.migrations.indexes import INDEXES
from server.plumbing.migrations.state import lacks


class MigrationError(DatabaseError):
    """A migration failed; its own transaction was rolled back."""


def migrate(force: str, address: str) -> None:
    """Does nothing, and loads nothing, when the database is up to date."""
    try:
        asyncio.run(_migrate(address))
    except DatabaseError:
        raise
    except Exception as error:
        told = said(error)
        raise told if isinstance(told, DatabaseError) else MigrationError(force) from error


async def _migrate(address: str) -> None:
    if not await lacks(address):
        return
    if address.startswith("sqlite:"):
        _make_file(Path(address.removeprefix("sqlite:")))
    with redirect_stdout(io.StringIO()) as said_by_piccolo, stock_in_hand(address) as engine:
        # Slow to import (it formats code), and needed here alone.
        from piccolo.apps.migrations.commands.forwards import run_forwards  # noqa: PLC0415

        result = await run_forwards("peel")
        if not result.success:
            raise MigrationError(said_by_piccolo.getvalue())
        for index in INDEXES:
            await engine.run_ddl(index, in_pool=False)


def _make_file(path: Path) -> None:
    """With the settings it is served with."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=0o600)
    connect(str(path)).close()
