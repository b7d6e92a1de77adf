"""A query that Piccolo built once: its text, where the values go, what becomes of the rows."""

from typing import Any

from piccolo.query.methods.delete import Delete
from piccolo.query.methods.insert import Insert
from piccolo.query.methods.raw import Raw
from piccolo.query.methods.select import Select
from piccolo.query.methods.update import Update
from piccolo.query.mixins import Output

from server.plumbing.database.errors import UnitError
from server.plumbing.database.statement import Row, Statement


class Slot:
    """Stands for an argument while the query is built."""

    __slots__ = ("number",)

    def __init__(self, number: int) -> None:
        self.number = number


class Fixed:
    """A value that is the same each time."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value


class Plan:
    """For one kind of database."""

    def __init__(self, query: Any, kind: str, count: int) -> None:
        self.query = getattr(query, "query", query)
        self.wrapping = "" if self.query is query else type(query).__name__
        if self.wrapping not in {"", "First", "SelectList"}:
            raise UnitError(f"{self.wrapping} cannot be compiled")
        strings = self.query.querystrings
        if len(strings) != 1:
            raise UnitError("a compiled query is one statement")
        self.sql, values = strings[0].compile_string(engine_type=kind)
        self.values = [value.number if type(value) is Slot else Fixed(value) for value in values]
        if {value for value in self.values if type(value) is int} != set(range(count)):
            raise UnitError("a compiled query must use each argument as a plain value")
        self.in_order = self.values == list(range(count))
        self.is_plain = is_plain(self.query)
        self.is_rows = self.is_plain and not self.wrapping

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


def is_plain(query: Any) -> bool:
    """Whether the rows are the answer. An insert's own handling would write into the sample."""
    if isinstance(query, Insert | Raw | Update | Delete):
        return True
    shape = getattr(query, "output_delegate", None)
    return type(query) is Select and shape is not None and shape._output == Output()
