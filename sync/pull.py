"""What is new for a device: rows of its feeds, with bodies as they are now (S10 to S12)."""

from collections.abc import Awaitable, Iterable
from typing import Any, Protocol

from sync.feeds import number
from sync.kinds import Maker
from sync.protocol import MAX_ROWS, FeedAnswer, Row
from sync.queries import news, tag_at

START = "0:"


class View(Protocol):
    """The bodies one viewer may see of some keys; a key left out is gone for this viewer."""

    def __call__(
        self, keys: list[str], viewer: Maker, /
    ) -> Awaitable[dict[str, dict[str, Any]]]: ...


VIEWS: dict[str, View] = {}


async def pull(
    device: str,
    feeds: Iterable[str],
    positions: tuple[dict[str, str], dict[str, str]],
    views: dict[str, View],
) -> dict[str, FeedAnswer]:
    """`feeds` are those this device may see now; `positions` its cursors and witnesses."""
    cursors, witness = positions
    return {
        feed: await pull_feed(
            Maker(device, feed), cursors.get(feed, START), witness.get(feed, START), views
        )
        for feed in feeds
    }


async def pull_feed(viewer: Maker, cursor: str, witness: str, views: dict[str, View]) -> FeedAnswer:
    """One feed: what follows the cursor, or all of it when history does not match."""
    rows = await news(number(cursor), viewer.subject)
    state = rows[0] if rows else {"top": 0, "floor": 0, "horizon": 0}
    rows = [row for row in rows if row["seq"] is not None]
    reset = await _is_lost(viewer.subject, cursor, state, rows) or await _is_lost(
        viewer.subject, witness, state, rows, is_witness=True
    )
    if reset:
        found = await news(0, viewer.subject)
        rows, cursor = [row for row in found if row["seq"] is not None], START
    rows = [row for row in rows if row["seq"] > number(cursor)]
    now = rows[:MAX_ROWS]
    return FeedAnswer(
        cursor=f"{now[-1]['seq']}:{now[-1]['tag']}" if now else cursor,
        more=len(rows) > MAX_ROWS,
        reset=reset,
        horizon=str(state["horizon"]),
        rows=await _bodies(now, viewer, views),
    )


async def _is_lost(
    feed: str,
    position: str,
    state: dict[str, Any],
    rows: list[dict[str, Any]],
    is_witness: bool = False,
) -> bool:
    """S10: a number we never gave out, or one that bears another tag here."""
    seq, _, tag = position.partition(":")
    place = int(seq)
    if place == 0:
        return False
    if place < state["floor"]:
        return not is_witness
    if place > state["top"]:
        return True
    here = [row["tag"] for row in rows if row["seq"] == place]
    here = here or [row["tag"] for row in await tag_at(feed, place)]
    return here != [tag]


async def _bodies(rows: list[dict[str, Any]], viewer: Maker, views: dict[str, View]) -> list[Row]:
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
