"""How a SQLite file is opened, and what its errors mean."""

import sqlite3
from typing import Any

# Piccolo registers converters that go through Decimal; ours are told the column's type once.
from piccolo.engine import sqlite as _stock  # noqa: F401

from server.plumbing.database.errors import BusyError, FullError, TakenError

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=1",
    "busy_timeout=10000",
    "temp_store=MEMORY",
    "mmap_size=268435456",
    "cache_size=-8192",
)
KINDS = {
    sqlite3.SQLITE_FULL: FullError,
    sqlite3.SQLITE_BUSY: BusyError,
    sqlite3.SQLITE_LOCKED: BusyError,
    sqlite3.SQLITE_CONSTRAINT_UNIQUE: TakenError,
    sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY: TakenError,
}

sqlite3.register_converter("INTEGER", int)


def as_dict(cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> dict[str, Any]:
    """A row as Piccolo wants it."""
    return {column[0]: value for column, value in zip(cursor.description, row, strict=True)}


def connect(path: str) -> sqlite3.Connection:
    """Durable, in WAL, without Python's own idea of transactions."""
    connection = sqlite3.connect(
        path,
        isolation_level=None,
        check_same_thread=False,
        detect_types=sqlite3.PARSE_DECLTYPES,
        cached_statements=512,
        timeout=10,
    )
    connection.row_factory = as_dict
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def said(error: BaseException) -> BaseException:
    """SQLite's error in the words of both engines."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    kind = KINDS.get(code) or KINDS.get(code & 0xFF)
    if kind is None:
        return error
    told = kind(str(error))
    told.__cause__ = error
    return told
