"""Piccolo's own engines, for migrations alone: they open a connection for every query."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from piccolo.engine.base import Engine

stock_engine: ContextVar[Engine[Any] | None] = ContextVar("peel_stock_engine", default=None)


def make_stock_engine(address: str) -> Engine[Any]:
    """Imported late: no server needs them."""
    if address.startswith("sqlite:"):
        from piccolo.engine.sqlite import SQLiteEngine  # noqa: PLC0415

        return SQLiteEngine(path=address.removeprefix("sqlite:"), timeout=30)
    from piccolo.engine.postgres import PostgresEngine  # noqa: PLC0415

    return PostgresEngine(config={"dsn": address})


@contextmanager
def stock_in_hand(address: str) -> Iterator[Engine[Any]]:
    """Every table talks to this database through Piccolo's own engine."""
    engine = make_stock_engine(address)
    token = stock_engine.set(engine)
    try:
        yield engine
    finally:
        stock_engine.reset(token)
