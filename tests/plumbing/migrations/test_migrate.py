"""What `peel migrate` builds is what the tables say, on both databases."""

import asyncio
import os
import secrets
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from server.plumbing.database import AwayError
from server.plumbing.migrations import state
from server.plumbing.migrations.forwards import migrate

SERVER = os.environ.get("PEEL_TEST_POSTGRES", "")
COLUMNS = """
SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default
FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2
"""
INDEXES = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"


def ask(address: str, sql: str) -> list[tuple[Any, ...]]:
    """Straight to the database, past everything of ours."""

    async def fetch() -> list[tuple[Any, ...]]:
        connection = await asyncpg.connect(address)
        try:
            return [tuple(row) for row in await connection.fetch(sql)]
        finally:
            await connection.close()

    if not address.startswith("sqlite:"):
        return asyncio.run(fetch())
    link = sqlite3.connect(address.removeprefix("sqlite:"))
    try:
        return link.execute(sql).fetchall()
    finally:
        link.close()


def tables_of(address: str) -> list[tuple[Any, ...]]:
    """Tables, columns and indexes, without the one that counts the migrations."""
    if address.startswith("sqlite:"):
        named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'migration'"
        found = [(name,) for (name,) in ask(address, named)]
        columns = [
            (name, *row[1:])
            for (name,) in found
            for row in ask(address, f"PRAGMA table_info({name})")
        ]
        made = ask(address, "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql != ''")
        return sorted(columns, key=str) + sorted(made)
    rows = ask(address, COLUMNS) + ask(address, INDEXES)
    return [row for row in rows if "migration" not in str(row[0])]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[str]:
    """The address of a database with nothing in it."""
    if not SERVER:
        yield f"sqlite:{tmp_path / 'new' / 'peel.sqlite3'}"
        return
    name = f"peel_{secrets.token_hex(8)}"
    ask_server = f"CREATE DATABASE {name}"
    asyncio.run(run(ask_server))
    yield f"{SERVER.rpartition('/')[0]}/{name}"
    asyncio.run(run(f"DROP DATABASE {name} WITH (FORCE)"))


async def run(sql: str) -> None:
    connection = await asyncpg.connect(SERVER)
    try:
        await connection.execute(sql)
    finally:
        await connection.close()


@pytest.mark.database
def test_the_history_builds_the_tables_of_the_rooms(empty: str, database: str) -> None:
    """If this fails, write the missing one: python -m server.plumbing.migrations.write "…"."""
    migrate("cwm", empty)
    assert tables_of(empty) == tables_of(database)


@pytest.mark.database
def test_a_database_is_behind_until_it_is_migrated(empty: str) -> None:
    assert state.behind({"cwm": empty}) == ["cwm"]
    migrate("cwm", empty)
    assert state.behind({"cwm": empty}) == []
    before = tables_of(empty)
    migrate("cwm", empty)
    assert tables_of(empty) == before


@pytest.mark.database
def test_a_newer_schema_may_be_served(empty: str, monkeypatch: pytest.MonkeyPatch) -> None:
    migrate("cwm", empty)
    monkeypatch.setattr(state, "history", list)
    assert state.behind({"cwm": empty}) == []


def test_a_server_that_is_away_is_said_in_words() -> None:
    with pytest.raises(AwayError):
        migrate("cwm", "postgresql://peel@127.0.0.1:1/none")
