"""A force put back from a backup is noticed by its devices."""

from collections.abc import Callable
from typing import Any

import pytest

from kit.bare_force import ACTOR, Server
from sync.tables import FeedRows, Feeds, Ops

pytestmark = pytest.mark.anyio
Make = Callable[..., dict[str, Any]]


async def lose_history(server: Server, make_op: Make, keep: int) -> None:
    """As if a backup from after `keep` ops had been put back, and others wrote since."""
    await FeedRows.delete().where(FeedRows.seq > keep)
    await Feeds.update({Feeds.seq: keep}).where(Feeds.seq > keep)
    await Ops.delete(force=True)


async def test_a_cursor_from_a_lost_history_starts_again(server: Server, make_op: Make) -> None:
    before = [make_op() for _ in range(4)]
    cursor = (await server.exchange(*before))["feeds"][ACTOR]["cursor"]
    await lose_history(server, make_op, keep=2)
    after = [make_op() for _ in range(4)]
    feed = (await server.exchange(*after, cursors={ACTOR: cursor}))["feeds"][ACTOR]
    assert feed["reset"]
    assert [row["v"] for row in feed["rows"]] == [1, 2, 3, 4, 5, 6]


async def test_a_witness_shows_the_loss_that_a_lagging_cursor_cannot(
    server: Server, make_op: Make
) -> None:
    first = await server.exchange(make_op())
    cursor = first["feeds"][ACTOR]["cursor"]
    pushed = await server.exchange(make_op(), make_op())
    witness = pushed["results"][1]["receipt"]["pos"]
    await lose_history(server, make_op, keep=1)
    alone = await server.exchange(cursors={ACTOR: cursor})
    assert not alone["feeds"][ACTOR]["reset"]
    told = await server.exchange(cursors={ACTOR: cursor}, witness={ACTOR: witness})
    assert told["feeds"][ACTOR]["reset"]


async def test_a_cursor_below_the_floor_starts_again_and_a_witness_there_is_ignored(
    server: Server, make_op: Make
) -> None:
    answer = await server.exchange(make_op(), make_op(), make_op())
    positions = [result["receipt"]["pos"] for result in answer["results"]]
    await FeedRows.delete().where((FeedRows.feed == ACTOR) & (FeedRows.seq < 2))
    await Feeds.update({Feeds.floor: 2}).where(Feeds.id == ACTOR)
    below = await server.exchange(cursors={ACTOR: positions[0]})
    assert below["feeds"][ACTOR]["reset"]
    ignored = await server.exchange(cursors={ACTOR: positions[2]}, witness={ACTOR: positions[0]})
    assert not ignored["feeds"][ACTOR]["reset"]


async def test_an_invented_position_starts_again_instead_of_failing(server: Server) -> None:
    answer = await server.exchange(cursors={ACTOR: "999999999999999:AAAAAAAA"})
    assert answer["feeds"][ACTOR]["reset"]
    assert answer["feeds"][ACTOR]["cursor"] == "0:"


async def test_a_feed_of_somebody_else_is_not_answered(server: Server) -> None:
    answer = await server.exchange(cursors={"o:sergeant": "0:"})
    assert list(answer["feeds"]) == [ACTOR]
