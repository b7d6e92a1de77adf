"""Statements of the same text, from units driven together, in one round trip."""

from collections import defaultdict
from functools import lru_cache
from typing import Any

from server.plumbing.database.postgres.transaction import Connection
from server.plumbing.database.statement import Row, Statement

MARK = "peel_unit"


@lru_cache(maxsize=1024)
def marked(sql: str, count: int) -> str | None:
    """The same query with one more value, which comes back beside each row it gave.

    None: the query gives no rows. An empty text: it cannot be marked and runs by itself.
    """
    word, mark = sql[:6].upper(), f'${count + 1}::int AS "{MARK}"'
    if word == "SELECT":
        return f'SELECT "peel".*, {mark} FROM ({sql}) AS "peel"'  # noqa: S608 our own SQL
    if word not in {"INSERT", "UPDATE", "DELETE"} or ";" in sql:
        return ""
    return f"{sql}, {mark}" if " RETURNING " in sql.upper() else None


async def run(connection: Connection, statements: list[Statement]) -> list[list[Row]]:
    """The rows of each statement, in order."""
    answers: list[list[Row]] = [[] for _ in statements]
    same: dict[tuple[str, int], list[int]] = defaultdict(list)
    for index, statement in enumerate(statements):
        same[statement.sql, len(statement.arguments)].append(index)
    for (sql, count), indexes in same.items():
        # One order for all batches: two that meet in the same rows then queue up, not deadlock.
        indexes.sort(key=lambda index: str(statements[index].arguments[:1]))
        await _group(connection, marked(sql, count), indexes, (statements, answers))
    return answers


async def _group(
    connection: Connection,
    sql: str | None,
    indexes: list[int],
    both: tuple[list[Statement], list[list[Row]]],
) -> None:
    statements, answers = both
    text = statements[indexes[0]].sql
    if len(indexes) == 1 or sql == "":
        for index in indexes:
            found = await connection.fetch(text, *statements[index].arguments)
            answers[index] = [dict(row) for row in found]
    elif sql is None:
        await connection.executemany(text, [statements[index].arguments for index in indexes])
    else:
        values = [[*statements[index].arguments, index] for index in indexes]
        for row in await connection.fetchmany(sql, values):
            found_row: dict[str, Any] = dict(row)
            answers[found_row.pop(MARK)].append(found_row)
