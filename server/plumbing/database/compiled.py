"""Queries whose SQL Piccolo builds once. Building it costs more than running it."""

from collections.abc import Callable, Generator, Mapping
from functools import lru_cache
from inspect import Parameter, Signature, signature
from typing import Any, Literal

from piccolo.table import Table

from server.plumbing.database import opened
from server.plumbing.database.hand import inside_unit
from server.plumbing.database.plan import Plan, Slot

Shape = Callable[[Any], Any]


class Pending:
    """A query with its values; awaiting it runs it, once."""

    __slots__ = ("arguments", "database", "plan", "point", "shape")

    def __init__(
        self, plan: Plan, database: opened.Database, arguments: tuple[Any, ...], point: bool
    ) -> None:
        self.plan, self.database, self.arguments, self.point = plan, database, arguments, point
        self.shape: Shape | None = None

    def __await__(self) -> Generator[Any, Any, Any]:
        """Without a coroutine in between inside a unit, where it is the hot path."""
        plan, statement = self.plan, self.plan.statement(self.arguments)
        if inside_unit():
            rows = yield statement
        else:
            ask = self.database.point if self.point else self.database.run
            rows = yield from ask(statement).__await__()
        if not plan.is_rows:
            return (yield from plan.answer(rows).__await__())
        return self.shape(rows) if self.shape else rows


class Compiled:
    """Call it with the query's values."""

    def __init__(self, build: Callable[..., Any], point: bool) -> None:
        self.build, self.point = build, point
        self.count = len(signature(build).parameters)
        self.plans: dict[str, Plan] = {}

    def __call__(self, *arguments: Any) -> Pending:
        database = opened.here()
        plan = self.plans.get(database.kind)
        if plan is None:
            query = self.build(*(Slot(number) for number in range(self.count)))
            plan = self.plans[database.kind] = Plan(query, database.kind, self.count)
        return Pending(plan, database, arguments, self.point)


def compiled(build: Callable[..., Any], *, point: bool = False) -> Compiled:
    """`by_id = compiled(lambda id: Reports.select().where(Reports.id == id).first())`.

    `await by_id("…")` then runs it, inside a unit or outside. Each argument must end up as a plain
    value of the one statement; lists and limits are not. `point=True` for reads of a row or few
    through an index: outside units SQLite then answers them without changing threads.
    """
    return Compiled(build, point)


@lru_cache(maxsize=512)
def _insert(table: type[Table], names: tuple[str, ...], on_conflict: str) -> Compiled:
    columns = [table._meta.get_column_by_name(name) for name in names]

    def build(*slots: Slot) -> Any:
        query = table.insert(table(dict(zip(columns, slots, strict=True))))
        return query.on_conflict(action="DO NOTHING") if on_conflict else query

    parameters = [Parameter(name, Parameter.POSITIONAL_ONLY) for name in names]
    build.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    return Compiled(build, point=False)


def insert_row(
    table: type[Table], row: Mapping[str, Any], *, on_conflict: Literal["", "DO NOTHING"] = ""
) -> Pending:
    """One row by column names; what is not named keeps its default. False: it was there already."""
    pending = _insert(table, tuple(row), on_conflict)(*row.values())
    pending.shape = bool
    return pending
