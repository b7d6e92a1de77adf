"""Fixtures that every room's tests share."""

import asyncio
import os
import secrets
import shutil
from collections.abc import AsyncIterator, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import pytest
from hypothesis import settings
from litestar.types import ASGIApp
from piccolo.apps.migrations.tables import Migration
from piccolo.table import Table

from server.forces.new_force import write_force
from server.forces.registry import Force
from server.plumbing.access import buckets
from server.plumbing.database import close_forces, hand, open_forces, opened
from server.plumbing.database.rooms import all_tables
from server.plumbing.database.statement import Statement
from server.plumbing.migrations.indexes import INDEXES
from server.plumbing.migrations.state import history

# How long an example takes says more about the machine than about the code.
settings.register_profile("peel", deadline=None)
settings.load_profile("peel")

FORCE = "cwm"
LOOK: dict[str, Any] = {
    "id": FORCE,
    "name": {"en": "Cwm and Vale Police", "cy": "Heddlu Cwm a Dyffryn"},
    "hosts": ["localhost", "127.0.0.1"],
    "reference": "CWM",
    "languages": ["en", "cy"],
}
OTHERS = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()"""
STRANGERS = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL($1)"
COUNTERS = """SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
FROM pg_sequences"""
SERVER = os.environ.get("PEEL_TEST_POSTGRES", "")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--short", action="store_true", help="the short form of drills and benches")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever puts a force in hand runs again on PostgreSQL."""
    for item in items:
        if "database" in getattr(item, "fixturenames", ()):
            item.add_marker("database")


@pytest.fixture(scope="session")
def anyio_backend() -> tuple[str, dict[str, bool]]:
    return "asyncio", {"use_uvloop": False}


async def create_tables(address: str) -> None:
    """The tables of every room, straight from their classes, as if every migration had run."""
    await open_forces({"template": address})
    hand.take("template")
    classes: list[type[Table]] = [*all_tables(), Migration]
    made = [ddl for table in classes for ddl in table.create_table().ddl]
    for sql in [*made, *INDEXES]:
        await opened.here().run(Statement(sql, []))
    for name in history():
        await Migration.insert(Migration(name=name, app_name="peel"))
    await close_forces()


async def on_server(sql: str) -> None:
    connection = await asyncpg.connect(SERVER)
    try:
        await connection.execute(sql)
    finally:
        await connection.close()


async def emptied(name: str) -> None:
    """No rows and no connections of an earlier test; a new database each would cost a second."""
    connection = await asyncpg.connect(named(name))
    tables: list[type[Table]] = [*all_tables(), Migration]
    ours = [table._meta.tablename for table in tables]
    rows = [f"DELETE FROM {table._meta.tablename}" for table in all_tables()]
    try:
        await connection.execute(OTHERS)
        for (stranger,) in await connection.fetch(STRANGERS, ours):
            await connection.execute(f"DROP TABLE {stranger} CASCADE")
        await connection.execute("; ".join(rows))
        await connection.execute(COUNTERS)
    finally:
        await connection.close()


def named(database: str) -> str:
    return f"{SERVER.rpartition('/')[0]}/{database}"


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An empty database with all tables, made once: a file's path, or a name on the server."""
    if not SERVER:
        path = tmp_path_factory.mktemp("template") / "peel.sqlite3"
        asyncio.run(create_tables(f"sqlite:{path}"))
        yield str(path)
        return
    name = f"peel_template_{secrets.token_hex(4)}"
    asyncio.run(on_server(f"CREATE DATABASE {name}"))
    asyncio.run(create_tables(named(name)))
    yield name
    asyncio.run(on_server(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def database(template: str, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh database with all tables and no rows."""
    if not SERVER:
        path = tmp_path / "cwm.sqlite3"
        shutil.copyfile(template, path)
        yield f"sqlite:{path}"
        return
    asyncio.run(emptied(template))
    yield named(template)


@pytest.fixture
def data(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """PEEL_DATA with the force `cwm` and its keys."""
    folder = tmp_path / "data"
    monkeypatch.setenv("PEEL_DATA", str(folder))
    write_force(Force(**{**LOOK, "database": database}))
    return folder


@pytest.fixture
async def force(database: str, data: Path) -> AsyncIterator[str]:
    """The force `cwm`, open and in hand."""
    await open_forces({FORCE: database})
    hand.take(FORCE)
    yield FORCE
    await close_forces()


@cache
def whole_app() -> ASGIApp:
    from server.app import create_app  # noqa: PLC0415 - most tests need no doors

    return create_app()


@pytest.fixture
async def client(force: str) -> AsyncIterator[httpx.AsyncClient]:
    """A browser on the force's own pages; cookies are kept, redirects are not followed."""
    buckets.forget()
    transport = httpx.ASGITransport(app=whole_app())  # type: ignore[arg-type]
    headers = {"Origin": "http://localhost", "Accept": "text/html"}
    async with httpx.AsyncClient(
        transport=transport, base_url="http://localhost", headers=headers
    ) as browser:
        yield browser
