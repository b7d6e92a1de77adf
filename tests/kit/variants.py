"""The same server over another floor: none at all, or Piccolo's stock SQLite engine.

`PEEL_VARIANT=none granian kit.variants:app` is the ceiling of the route: everything but the
database. `stock` runs the same units in stock transactions, a connection a query.
"""

import os
from collections.abc import Callable
from contextvars import copy_context
from typing import Any

from piccolo.engine.sqlite import SQLiteEngine, TransactionType

from server.plumbing.database import opened
from server.plumbing.database.hand import enter_unit
from server.plumbing.database.statement import Row, Statement, begun, wanted
from sync.outcome import Outcome

FEED = {"top": 1, "floor": 0, "horizon": 0, "seq": None, "tag": "", "entity": "", "key": ""}


class Nothing:
    """Answers at once what an empty database would."""

    kind = "sqlite"

    async def unit(self, function: Callable[..., Any], arguments: Any, lane: str) -> Any:
        if function.__name__ != "settle":
            return None
        ready = [one for group in arguments[0] for one in group]
        return {
            one.place: Outcome(
                id=one.op.id, st="done", hash=one.op.hash, ref="CWM-0000-00", pos="1:tag", at=1
            )
            for one in ready
        }

    async def run(self, statement: Statement) -> list[Row]:
        return [{**FEED, "gone": 0}] if "FROM feeds f" in statement.sql else []

    point = run

    def rows(self, answer: list[Row]) -> list[Row]:
        return answer

    async def close(self) -> None:
        """Nothing was opened."""


class Stock(Nothing):
    """Piccolo as it comes: a connection for each query, a transaction for each unit."""

    def __init__(self, path: str) -> None:
        self.engine = SQLiteEngine(path=path, timeout=60)

    async def unit(self, function: Callable[..., Any], arguments: Any, lane: str) -> Any:
        async with self.engine.transaction(transaction_type=TransactionType.immediate) as held:
            context, rows = copy_context(), None
            context.run(enter_unit)
            unit = context.run(lambda: begun(function(*arguments)))
            while True:
                try:
                    statement = context.run(wanted, unit, rows)
                except StopIteration as done:
                    return done.value
                rows = await self.engine._run_in_existing_connection(
                    held.connection, statement.sql, statement.arguments
                )

    async def run(self, statement: Statement) -> list[Row]:
        found: list[Row] = await self.engine._run_in_new_connection(
            statement.sql, statement.arguments
        )
        return found

    point = run


def make(address: str) -> Any:
    variant = os.environ["PEEL_VARIANT"]
    return Nothing() if variant == "none" else Stock(address.removeprefix("sqlite:"))


def __getattr__(name: str) -> Any:
    """Made when granian asks for it, with the other floor already in."""
    if name != "app":
        raise AttributeError(name)
    opened._make = make
    from server.app import create_app  # noqa: PLC0415 - after the floor was changed

    return create_app()
