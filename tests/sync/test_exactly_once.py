"""Whatever the network does to the order and number of ops, each takes effect once."""

import asyncio
import itertools
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.bare_force import Server

pytestmark = pytest.mark.anyio
Make = Callable[..., dict[str, Any]]


async def test_an_op_sent_twice_takes_effect_once_and_gets_the_stored_receipt(
    server: Server, make_op: Make
) -> None:
    op = make_op()
    first, second = await server.exchange(op), await server.exchange(op)
    assert first["results"][0]["st"] == "done"
    assert first["results"] == second["results"]
    assert await server.effects() == [op["id"]]


async def test_an_op_twice_in_one_exchange_takes_effect_once(server: Server, make_op: Make) -> None:
    op = make_op()
    answer = await server.exchange(op, op)
    assert answer["results"][0] == answer["results"][1]
    assert await server.effects() == [op["id"]]


async def test_twenty_copies_at_once_take_effect_once(server: Server, make_op: Make) -> None:
    op = make_op()
    answers = await asyncio.gather(*(server.exchange(op) for _ in range(20)))
    assert {answer["results"][0]["receipt"]["pos"] for answer in answers} == {
        answers[0]["results"][0]["receipt"]["pos"]
    }
    assert await server.effects() == [op["id"]]


async def test_every_order_and_prefix_of_six_ops_ends_in_the_same_state(
    server: Server, make_op: Make
) -> None:
    orders = list(itertools.permutations(range(6)))[::9]
    for order in orders:
        ops = [make_op() for _ in range(6)]
        before = len(await server.effects())
        for length in (2, 4, 6):
            answer = await server.exchange(*(ops[place] for place in order[:length]))
            assert all(result["st"] == "done" for result in answer["results"])
        assert sorted((await server.effects())[before:]) == sorted(op["id"] for op in ops)


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(
    exchanges=st.lists(st.lists(st.integers(0, 5), min_size=1, max_size=8), min_size=1, max_size=6)
)
async def test_any_repetition_in_any_exchange_ends_in_one_effect_each(
    server: Server, make_op: Make, exchanges: list[list[int]]
) -> None:
    ops = [make_op() for _ in range(6)]
    before = len(await server.effects())
    for order in exchanges:
        await server.exchange(*(ops[place] for place in order))
    sent = {ops[place]["id"] for order in exchanges for place in order}
    assert sorted((await server.effects())[before:]) == sorted(sent)


async def test_the_same_id_with_other_words_is_a_conflict_and_changes_nothing(
    server: Server, make_op: Make
) -> None:
    op, other = make_op(), make_op()
    await server.exchange(op)
    answer = await server.exchange({**other, "id": op["id"]})
    assert answer["results"][0]["st"] == "id_conflict"
    assert await server.effects() == [op["id"]]
