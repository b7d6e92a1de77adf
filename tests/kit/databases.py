"""The two kinds of database a force may live in, and reading them without Peel."""

import asyncio
import os
import sqlite3
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg


@dataclass(frozen=True)
class Kind:
    """`server` is the address of a PostgreSQL that may be used, or empty for SQLite."""

    name: str
    server: str = ""

    def fresh(self) -> str:
        """The "database" of a new force, as forces.json says it."""
        return asyncio.run(new_database(self.server)) if self.server else "sqlite"

    def rows(self, database: str, data: Path, sql: str) -> list[tuple[Any, ...]]:
        """What the database itself says, past all of Peel."""
        if self.server:
            return asyncio.run(ask_postgres(database, sql))
        path = next((data / "forces").rglob("*.sqlite*"))
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
            return list(connection.execute(sql))


def kinds() -> list[Kind]:
    """SQLite always; PostgreSQL when the run was given one."""
    server = os.environ.get("PEEL_TEST_POSTGRES", "")
    return [Kind("sqlite"), *([Kind("postgres", server)] if server else [])]


async def new_database(server: str) -> str:
    name = f"peel_{uuid.uuid4().hex[:12]}"
    connection = await asyncpg.connect(server)
    await connection.execute(f"CREATE DATABASE {name}")
    await connection.close()
    return f"{server.rsplit('/', 1)[0]}/{name}"


async def ask_postgres(database: str, sql: str) -> list[tuple[Any, ...]]:
    connection = await asyncpg.connect(database)
    rows = [tuple(row) for row in await connection.fetch(sql)]
    await connection.close()
    return rows
