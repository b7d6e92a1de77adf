"""Queries whose SQL Piccolo builds once. Building it costs more than running it."""

from collections.abc import Callable, Coroutine, Mapping
from functools import lru_cache
from inspect import Parameter, Signature, signature
from typing import Any, Literal

from piccolo.query.methods.delete import Delete
from piccolo.query.methods.insert import Insert
from piccolo.query.methods.raw import Raw
from piccolo.query.methods.select import Select
from piccolo.query.methods.update import Update
from piccolo.query.mixins import Output
from piccolo.table import Table

from server.plumbing.database import opened
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
        self.query = getattr(query, "query", query)
        self.wrapping = None if self.query is query else type(query).__name__
        if self.wrapping not in {None, "First", "SelectList"}:
            raise UnitError(f"{self.wrapping} cannot be compiled")
        strings = self.query.querystrings
        if len(strings) != 1:
            raise UnitError("a compiled query is one statement")
        self.sql, values = strings[0].compile_string(engine_type=kind)
        self.values = [value.number if type(value) is Slot else _Fixed(value) for value in values]
        if {value for value in self.values if type(value) is int} != set(range(count)):
            raise UnitError("a compiled query must use each argument as a plain value")
        self.in_order = self.values == list(range(count))
        self.is_plain = is_plain(self.query)

    def statement(self, arguments: tuple[Any, ...]) -> Statement:
        if self.in_order:
            return Statement(self.sql, list(arguments))
        values = [arguments[v] if isinstance(v, int) else v.value for v in self.values]
        return Statement(self.sql, values)

    async def answer(self, rows: list[Row]) -> Any:
        """In the form the query asks for, worked out by Piccolo itself."""
        found = rows if self.is_plain else await self.query._process_results(rows)
        if self.wrapping == "First":
            return found[0] if found else None
        if self.wrapping == "SelectList":
            return [value for row in found for value in row.values()]
        return found


class _Fixed:
    """A value that is the same each time."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value


def is_plain(query: Any) -> bool:
    """Whether the rows are the answer. An insert's own handling would write into the sample."""
    if isinstance(query, Insert | Raw | Update | Delete):
        return True
    shape = getattr(query, "output_delegate", None)
    return type(query) is Select and shape is not None and shape._output == Output()


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
        if inside_unit():
            rows = await statement
        else:
            rows = await (database.point if point else database.run)(statement)
        return rows if plan.is_plain and not plan.wrapping else await plan.answer(rows)

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
