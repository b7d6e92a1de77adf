"""The databases that are open, and the one of the force in hand."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from server.plumbing.database.hand import force_in_hand
from server.plumbing.database.postgres.database import PostgresDatabase
from server.plumbing.database.sqlite.database import SQLiteDatabase
from server.plumbing.database.statement import Row, Statement


class Database(Protocol):
    """What a force's database does, whichever it is."""

    @property
    def kind(self) -> str: ...
    async def unit(
        self, function: Callable[..., Any], arguments: tuple[Any, ...], lane: str
    ) -> Any: ...
    async def run(self, statement: Statement) -> list[Row]: ...
    async def point(self, statement: Statement) -> list[Row]: ...
    async def close(self) -> None: ...


_open: dict[str, Database] = {}
_addresses: dict[str, str] = {}
_levels: list[list[str]] = []


def here() -> Database:
    """LookupError without a force in hand, or when its database is not open."""
    return _open[force_in_hand()]


def open_list() -> list[str]:
    """The forces whose databases are open."""
    return list(_open)


def address_of(force: str) -> str:
    """Where its database is."""
    return _addresses[force]


def _make(address: str) -> Database:
    if address.startswith("sqlite:"):
        return SQLiteDatabase(address.removeprefix("sqlite:"))
    return PostgresDatabase(address)


async def open_forces(addresses: Mapping[str, str]) -> None:
    """`{"cwm": "sqlite:/path/peel.sqlite3"}` or `"postgresql://…"`; call inside a running loop.

    Opening what is open already is free, and the matching `close_forces` then leaves it open.
    """
    fresh = []
    for force, address in addresses.items():
        if _addresses.get(force, address) != address:
            raise ValueError(f"{force} is open at another address")
        if force not in _open:
            _open[force], _addresses[force] = _make(address), address
            fresh.append(force)
    _levels.append(fresh)


async def close_forces() -> None:
    """Closes what the matching `open_forces` opened, after its last unit is done."""
    for force in _levels.pop() if _levels else []:
        await _open[force].close()  # units that still wait look themselves up here
        del _open[force], _addresses[force]
