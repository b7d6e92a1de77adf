"""A table of its own for tests of the plumbing."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from piccolo.columns import BigInt, Boolean, Bytea, Integer, Text, Varchar
from piccolo.table import Table

from server.plumbing.database import close_forces, hand, open_forces, opened
from server.plumbing.database.statement import Statement


class Notes(Table, tablename="notes"):
    id = Varchar(length=36, primary_key=True)
    text = Text(default="")
    number = BigInt(default=0)
    small = Integer(default=0)
    urgent = Boolean(default=False)
    body = Bytea(default=b"")
    maybe = BigInt(null=True, default=None)


@pytest.fixture
async def notes(force: str) -> type[Notes]:
    """On whichever database the tests run; on PostgreSQL an earlier test may have left one."""
    await opened.here().run(Statement("DROP TABLE IF EXISTS marks", []))
    await opened.here().run(Statement("DROP TABLE IF EXISTS notes", []))
    await Notes.create_table()
    return Notes


@pytest.fixture
async def sqlite_notes(tmp_path: Path) -> AsyncIterator[type[Notes]]:
    """On SQLite, whatever the other tests run on."""
    await open_forces({"lite": f"sqlite:{tmp_path / 'lite.sqlite3'}"})
    hand.take("lite")
    await Notes.create_table()
    yield Notes
    await close_forces()
