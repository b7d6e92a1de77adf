"""Feeds have no gaps, keep the order of commits, and show when history was lost."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from kit.bare_force import ACTOR, ALL, Server
from server.plumbing.database import unit
from sync.feeds import advance

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
