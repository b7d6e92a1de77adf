"""An op that fails holds back its own lane, and nothing else."""

from collections.abc import Callable
from typing import Any

import pytest

from kit.bare_force import Server

pytestmark = pytest.mark.anyio
Make = Callable[..., dict[str, Any]]


async def test_a_refusal_is_remembered_and_holds_back_its_lane_only(
    server: Server, make_op: Make, states: Callable[[dict[str, Any]], list[str]]
) -> None:
    bad = make_op("refused", lane="a")
    behind, beside = make_op(lane="a"), make_op(lane="b")
    answer = await server.exchange(bad, behind, beside)
    assert states(answer) == ["rejected", "blocked", "done"]
    again = await server.exchange(bad)
    assert again["results"] == answer["results"][:1]
    assert await server.effects() == [beside["id"]]


async def test_a_refusal_in_the_unit_is_remembered_too(
    server: Server, make_op: Make, states: Callable[[dict[str, Any]], list[str]]
) -> None:
    bad = make_op("refused late", lane="a")
    assert states(await server.exchange(bad, make_op(lane="a"))) == ["rejected", "blocked"]
    assert (await server.exchange(bad))["results"][0]["code"] == "stale"


@pytest.mark.parametrize("fault", ["poison", "broken"])
async def test_a_fault_in_one_op_keeps_it_for_later_and_harms_no_neighbour(
    server: Server, make_op: Make, fault: str, states: Callable[[dict[str, Any]], list[str]]
) -> None:
    first, bad, behind = make_op(lane="a"), make_op(fault, lane="a"), make_op(lane="a")
    beside = make_op(lane="b")
    answer = await server.exchange(first, bad, behind, beside)
    assert states(answer) == ["done", "retry", "blocked", "done"]
    assert sorted(await server.effects()) == sorted([first["id"], beside["id"]])


async def test_a_revoked_device_leaves_no_trace(server: Server, make_op: Make) -> None:
    server.revoked = True
    answer = await server.exchange(make_op())
    assert (answer["cmd"], answer["results"]) == ("wipe", [])
    assert await server.effects() == []


async def test_work_of_somebody_who_is_not_here_waits_on_the_device(
    server: Server, make_op: Make, states: Callable[[dict[str, Any]], list[str]]
) -> None:
    answer = await server.exchange(make_op(actor="o:someone-else"), make_op())
    assert states(answer) == ["login", "done"]


async def test_another_protocol_may_still_send_what_is_always_taken(
    server: Server, make_op: Make
) -> None:
    answer = await server.exchange(make_op(), proto=9)
    assert answer["cmd"] == "reload"
    assert answer["results"][0]["st"] == "done"
