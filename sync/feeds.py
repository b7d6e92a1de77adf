"""Feeds: gap-free positions in commit order, because one counter row per feed is moved last."""

from base64 import urlsafe_b64encode
from secrets import token_bytes

from sync.tables import FeedRows, Feeds

NEXT = (
    'INSERT INTO feeds (id, seq, "floor", horizon) VALUES ({}, 1, 0, 0) '
    "ON CONFLICT (id) DO UPDATE SET seq = feeds.seq + 1 RETURNING seq"
)
ROW = "INSERT INTO feed_rows (feed, seq, tag, entity, key, gone) VALUES ({}, {}, {}, {}, {}, {})"


def new_tag() -> str:
    """Six random bytes: after a restore the same number gets another tag, and devices notice."""
    return urlsafe_b64encode(token_bytes(6)).decode()


async def advance(feed: str, entity: str, key: str, tag: str = "", gone: bool = False) -> str:
    """S7, inside a unit and last in it: one more row in a feed; answers its position."""
    tag = tag or new_tag()
    seq: int = (await Feeds.raw(NEXT, feed))[0]["seq"]
    await FeedRows.raw(ROW, feed, seq, tag, entity, key, gone)
    return f"{seq}:{tag}"


def number(position: str) -> int:
    """The counter in a position such as `431:Zt4aXyW0`."""
    return int(position.partition(":")[0])
