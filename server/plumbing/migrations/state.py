"""Which migrations a database still lacks, found out without loading what runs them."""

import asyncio
import re
import sqlite3
from collections.abc import Mapping
from pathlib import Path

import asyncpg

from server.plumbing.database.postgres.transaction import said

HISTORY = Path(__file__).parent / "history"
ID = re.compile(r'^ID = "(.+)"$', re.MULTILINE)
RAN = "SELECT name FROM migration WHERE app_name = 'peel'"


def history() -> list[str]:
    """The ids of all migrations of this release, oldest first."""
    texts = [path.read_text(encoding="utf-8") for path in HISTORY.glob("peel_*.py")]
    return sorted(found.group(1) for text in texts if (found := ID.search(text)))


async def _ran(address: str) -> set[str]:
    if address.startswith("sqlite:"):
        return _ran_on_sqlite(Path(address.removeprefix("sqlite:")))
    try:
        connection = await asyncpg.connect(address)
        try:
            return {row["name"] for row in await connection.fetch(RAN)}
        finally:
            await connection.close()
    except asyncpg.UndefinedTableError:
        return set()
    except (OSError, asyncpg.PostgresError) as error:
        raise said(error) from error


def _ran_on_sqlite(path: Path) -> set[str]:
    if not path.exists():
        return set()
    connection = sqlite3.connect(path)
    try:
        return {name for (name,) in connection.execute(RAN)}
    except sqlite3.OperationalError:  # no such table: nothing ran
        return set()
    finally:
        connection.close()


async def lacks(address: str) -> list[str]:
    """The migrations this database has not seen. More than ours is fine: a newer release's."""
    ran = await _ran(address)
    return [name for name in history() if name not in ran]


def behind(addresses: Mapping[str, str]) -> list[str]:
    """The forces whose databases are older than this release; nobody may serve them."""

    async def find() -> list[str]:
        return [force for force, address in addresses.items() if await lacks(address)]

    return asyncio.run(find())
