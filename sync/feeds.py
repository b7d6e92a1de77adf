"""Feeds: gap-free positions in commit order, because one counter row per feed is moved last."""

from base64 import urlsafe_b64encode
from secrets import token_bytes

from sync.queries import new_row, next_seq


def new_tag() -> str:
    """Six random bytes: after a restore the same number gets another tag, and devices notice."""
    return urlsafe_b64encode(token_bytes(6)).decode()


async def advance(feed: str, entity: str, key: str, tag: str = "", gone: bool = False) -> str:
    """S7, inside a unit and last in it: one more row in a feed; answers its position."""
    tag = tag or new_tag()
    seq: int = (await next_seq(feed))[0]["seq"]
    await new_row(feed, seq, tag, entity, key, gone)
    return f"{seq}:{tag}"


def number(position: str) -> int:
    """The counter in a position such as `431:Zt4aXyW0`."""
    return int(position.partition(":")[0])
