"""Rows of a feed with their bodies, as they are now and as one viewer may see them (S11)."""

from collections.abc import Awaitable
from typing import Any, Protocol

from sync.answers import Row
from sync.kinds import Maker


class View(Protocol):
    """The bodies one viewer may see of some keys; a key left out is gone for this viewer."""

    def __call__(
        self, keys: list[str], viewer: Maker, /
    ) -> Awaitable[dict[str, dict[str, Any]]]: ...


VIEWS: dict[str, View] = {}


async def rows_with_bodies(
    rows: list[dict[str, Any]], viewer: Maker, views: dict[str, View]
) -> list[Row]:
    """S11: many changes of one thing travel once, as it is now, in the place of the last."""
    last = {(row["entity"], row["key"]): row for row in rows}
    bodies: dict[tuple[str, str], dict[str, Any]] = {}
    for entity in {entity for entity, _ in last}:
        view = views.get(entity)
        keys = [key for kind, key in last if kind == entity and not last[kind, key]["gone"]]
        if view and keys:
            found = await view(keys, viewer)
            bodies.update({(entity, key): body for key, body in found.items()})
    ordered = sorted(last.values(), key=lambda row: row["seq"])
    return [_row(row, bodies.get((row["entity"], row["key"]))) for row in ordered]


def _row(row: dict[str, Any], body: dict[str, Any] | None) -> Row:
    return Row(row["entity"], row["key"], row["seq"], body, gone=0 if body is not None else 1)
