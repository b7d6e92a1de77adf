"""Feeds have no gaps, keep the order of commits, and show when history was lost."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from server.plumbing.database import unit
from sync.feeds import advance
from sync.tables import FeedRows, Feeds, Ops
from tests.sync.conftest import ACTOR, ALL, Server

pytestmark = pytest.mark.anyio
Make = Callable[..., dict[str, Any]]


async def test_many_writers_leave_no_gap(server: Server) -> None:
    async def write(number: int) -> str:
        return str(await unit(advance, ALL, "thing", str(number), lane=f"w{number % 7}"))

    positions = await asyncio.gather(*(write(number) for number in range(120)))
    assert sorted(int(one.split(":")[0]) for one in positions) == list(range(1, 121))
    tags = {one.split(":")[1] for one in positions}
    assert len(tags) == 120


async def test_a_reader_who_polls_while_others_write_misses_nothing(server: Server) -> None:
    server.actors = [ALL]
    seen: list[str] = []

    async def poll() -> None:
        cursor = "0:"
        while len(seen) < 150:
            answer = await server.exchange(cursors={ALL: cursor})
            feed = answer["feeds"][ALL]
            assert not feed["reset"]
            seen.extend(row["k"] for row in feed["rows"])
            cursor = feed["cursor"]
            await asyncio.sleep(0)

    async def write(writer: int) -> None:
        for number in range(15):
            await unit(advance, ALL, "note", f"{writer}-{number}", lane=f"w{writer}")

    await asyncio.wait_for(asyncio.gather(poll(), *(write(one) for one in range(10))), 30)
    assert len(set(seen)) == 150


async def test_what_was_pulled_once_is_not_pulled_again(server: Server, make_op: Make) -> None:
    first = (await server.exchange(make_op(), make_op()))["feeds"][ACTOR]
    assert len(first["rows"]) == 2
    second = (await server.exchange(cursors={ACTOR: first["cursor"]}))["feeds"][ACTOR]
    assert (second["rows"], second["cursor"], second["more"]) == ([], first["cursor"], False)


async def test_twenty_changes_of_one_thing_travel_once(server: Server) -> None:
    server.actors = [ALL]
    for _ in range(20):
        await unit(advance, ALL, "note", "the same")
    rows = (await server.exchange())["feeds"][ALL]["rows"]
    assert [(row["k"], row["v"]) for row in rows] == [("the same", 20)]


async def test_more_than_a_hundred_rows_come_in_several_answers(server: Server) -> None:
    server.actors = [ALL]
    for number in range(130):
        await unit(advance, ALL, "note", str(number))
    first = (await server.exchange())["feeds"][ALL]
    second = (await server.exchange(cursors={ALL: first["cursor"]}))["feeds"][ALL]
    assert (len(first["rows"]), first["more"]) == (100, True)
    assert (len(second["rows"]), second["more"]) == (30, False)


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
