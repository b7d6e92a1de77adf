"""Queries whose SQL Piccolo builds once. Building it costs more than running it."""

from collections.abc import Callable, Coroutine, Mapping
from functools import lru_cache
from inspect import Parameter, Signature, signature
from typing import Any, Literal

from piccolo.query.methods.insert import Insert
from piccolo.table import Table

from server.plumbing.database import opened
from server.plumbing.database.engine import DB
from server.plumbing.database.errors import UnitError
from server.plumbing.database.hand import inside_unit
from server.plumbing.database.statement import Row, Statement


class Slot:
    """Stands for an argument while the query is built."""

    __slots__ = ("number",)

    def __init__(self, number: int) -> None:
        self.number = number


class Plan:
    """A built query: its text, and where the arguments go among the values."""

    def __init__(self, query: Any, kind: str, count: int) -> None:
        self.query = getattr(query, "query", query)  # .first() wraps its query
        self.single = self.query is not query
        strings = self.query.querystrings
        if len(strings) != 1:
            raise UnitError("a compiled query is one statement")
        self.sql, self.values = strings[0].compile_string(engine_type=kind)
        used = {value.number for value in self.values if isinstance(value, Slot)}
        if used != set(range(count)):
            raise UnitError("a compiled query must use each argument as a plain value")

    def statement(self, arguments: tuple[Any, ...]) -> Statement:
        values = [arguments[v.number] if type(v) is Slot else v for v in self.values]
        return Statement(self.sql, values)

    async def answer(self, rows: list[Row]) -> Any:
        """In the form the query asks for, worked out by Piccolo itself."""
        if isinstance(self.query, Insert):  # its own handling would write into the sample row
            return rows
        found = await self.query._process_results(rows)
        if self.single:
            return found[0] if found else None
        return found


def compiled(
    build: Callable[..., Any], *, point: bool = False
) -> Callable[..., Coroutine[Any, Any, Any]]:
    """`by_id = compiled(lambda id: Reports.select().where(Reports.id == id).first())`.

    `await by_id("…")` then runs it, inside a unit or outside. Each argument must end up as a plain
    value of the one statement; lists and limits are not. `point=True` for reads of a row or few
    through an index: outside units SQLite then answers them without changing threads.
    """
    count = len(signature(build).parameters)
    plans: dict[str, Plan] = {}

    async def run(*arguments: Any) -> Any:
        database = opened.here()
        plan = plans.get(database.kind)
        if plan is None:
            query = build(*(Slot(number) for number in range(count)))
            plan = plans[database.kind] = Plan(query, database.kind, count)
        statement = plan.statement(arguments)
        if point and not inside_unit():
            return await plan.answer(await database.point(statement))
        return await plan.answer(await DB.run(database, statement))

    return run


@lru_cache(maxsize=512)
def _insert(
    table: type[Table], names: tuple[str, ...], on_conflict: str
) -> Callable[..., Coroutine[Any, Any, Any]]:
    columns = [table._meta.get_column_by_name(name) for name in names]

    def build(*slots: Slot) -> Any:
        query = table.insert(table(dict(zip(columns, slots, strict=True))))
        return query.on_conflict(action="DO NOTHING") if on_conflict else query

    parameters = [Parameter(name, Parameter.POSITIONAL_ONLY) for name in names]
    build.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    return compiled(build)


async def insert_row(
    table: type[Table], row: Mapping[str, Any], *, on_conflict: Literal["", "DO NOTHING"] = ""
) -> bool:
    """One row by column names; what is not named keeps its default. False: it was there already."""
    return bool(await _insert(table, tuple(row), on_conflict)(*row.values()))
