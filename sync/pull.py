"""What is new for a device: rows of its feeds, with bodies as they are now (S10 to S12)."""

from collections.abc import Iterable
from typing import Any

from sync.answers import FeedAnswer
from sync.bodies import View, rows_with_bodies
from sync.feeds import number
from sync.kinds import Maker
from sync.protocol import MAX_ROWS
from sync.queries import news, tag_at

START = "0:"


async def pull(
    device: str,
    feeds: Iterable[str],
    positions: tuple[dict[str, str], dict[str, str]],
    views: dict[str, View],
) -> dict[str, FeedAnswer]:
    """`feeds` are those this device may see now; `positions` what it names: cursors, proofs."""
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
        rows=await rows_with_bodies(now, viewer, views),
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
