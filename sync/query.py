"""One statement of the hot path: Piccolo builds it anew each time, or somebody compiles it once."""

from collections.abc import Callable
from inspect import Parameter, Signature
from typing import Any

from piccolo.table import Table

Rows = list[dict[str, Any]]


class Query:
    """One statement; called with its values, it answers its rows."""

    def __init__(self, table: type[Table], sql: str, *, point: bool = False) -> None:
        self.point = point
        self.run: Callable[..., Any] = lambda *values: table.raw(sql, *values)
        names = [f"v{number}" for number in range(sql.count("{}"))]
        self.build = lambda *values: table.raw(sql, *values)
        self.build.__signature__ = Signature(  # type: ignore[attr-defined]
            [Parameter(name, Parameter.POSITIONAL_ONLY) for name in names]
        )
        QUERIES.append(self)

    async def __call__(self, *values: Any) -> Rows:
        rows: Rows = await self.run(*values)
        return rows


QUERIES: list[Query] = []


def compile_with(compiled: Callable[..., Any]) -> None:
    """`compiled(build, point=…)` answers a function that takes the same values."""
    for query in QUERIES:
        query.run = compiled(query.build, point=query.point)


def insert(table: type[Table], columns: str, rest: str) -> Query:
    marks = ", ".join("{}" for _ in columns.split())
    names = ", ".join(f'"{name}"' for name in columns.split())
    return Query(table, f"INSERT INTO {table._meta.tablename} ({names}) VALUES ({marks}) {rest}")  # noqa: S608
