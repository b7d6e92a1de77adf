"""The only thing a unit of work may wait for."""

from collections.abc import Awaitable, Coroutine, Generator
from functools import lru_cache
from typing import Any, NoReturn

from server.plumbing.database.errors import UnitError

Row = dict[str, Any]
FORBIDDEN = ("BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE", "ATTACH", "DETACH")


class Statement:
    """SQL and its values; awaiting it hands it to whoever drives the unit."""

    __slots__ = ("arguments", "sql")

    def __init__(self, sql: str, arguments: list[Any]) -> None:
        self.sql, self.arguments = sql, arguments

    def __await__(self) -> Generator["Statement", list[Row], list[Row]]:
        return (yield self)


Unit = Coroutine[Statement, list[Row], Any]


def begun(made: Any) -> Unit:
    """A unit may also be a single query."""
    return made if isinstance(made, Coroutine) else _only(made)


async def _only(query: Awaitable[Any]) -> Any:
    return await query


@lru_cache(maxsize=4096)
def is_forbidden(sql: str) -> bool:
    """Whether it would end the transaction under the unit."""
    return sql.lstrip()[:9].upper().startswith(FORBIDDEN)


def wanted(unit: Unit, rows: list[Row] | None) -> Statement:
    """The unit's next statement; StopIteration carries its result."""
    statement = unit.send(rows)  # type: ignore[arg-type]
    if type(statement) is not Statement:
        unit.close()
        raise UnitError("a unit of work may await queries only")
    if is_forbidden(statement.sql):
        unit.close()
        raise UnitError("a unit of work may not end its own transaction")
    return statement


def refuse(unit: Unit, error: BaseException) -> NoReturn:
    """Tell the unit that its query failed. It may say so in its own words, never carry on."""
    try:
        unit.throw(error)
    except StopIteration:
        raise UnitError("a unit of work may not swallow a failed query") from error
    unit.close()
    raise UnitError("a unit of work may not go on after a failed query") from error
