"""A compiled query answers as the query itself would, inside units and outside."""

import asyncio
from typing import Any

import pytest

from server.plumbing.database import UnitError, compiled, insert_row, unit


@pytest.fixture
async def three(notes: Any) -> Any:
    for number in range(3):
        await insert_row(notes, {"id": f"n{number}", "number": number, "urgent": number == 1})
    return notes


async def everywhere(query: Any, *values: Any) -> list[Any]:
    """The answer outside a unit, in one alone and in one beside others."""
    beside = await asyncio.gather(*(unit(query, *values, lane=f"l{n}") for n in range(4)))
    return [await query(*values), await unit(query, *values), *beside]


async def test_rows_and_single_rows(three: Any) -> None:
    for point in (False, True):
        rows = compiled(lambda k: three.select(three.id).where(three.id == k), point=point)
        first = compiled(lambda k: three.select(three.urgent).where(three.id == k).first())
        assert await everywhere(rows, "n1") == [[{"id": "n1"}]] * 6
        assert await everywhere(first, "n1") == [{"urgent": True}] * 6
        assert await everywhere(first, "nobody") == [None] * 6


async def test_shapes_that_piccolo_works_out(three: Any) -> None:
    names = compiled(lambda n: three.select(three.id).where(three.number > n).output(as_list=True))
    count = compiled(lambda n: three.count().where(three.number >= n))
    there = compiled(lambda k: three.exists().where(three.id == k))
    one = compiled(lambda k: three.objects().where(three.id == k).first())
    assert await everywhere(names, 1) == [["n2"]] * 6
    assert await everywhere(count, 1) == [2] * 6
    assert await everywhere(there, "n0") == [True] * 6
    assert [note.number for note in await everywhere(one, "n2")] == [2] * 6


async def test_a_value_used_twice_and_one_that_is_fixed(three: Any) -> None:
    change = compiled(
        lambda key, text: (
            three.update({three.text: text, three.small: 7})
            .where((three.id == key) & (three.text != text))
            .returning(three.id, three.small)
        )
    )
    assert await change("n1", "new") == [{"id": "n1", "small": 7}]
    assert await change("n1", "new") == []


async def test_a_row_that_is_there_already(three: Any) -> None:
    row = {"id": "n1", "number": 9}
    assert await insert_row(three, row, on_conflict="DO NOTHING") is False
    assert await insert_row(three, {**row, "id": "n9"}, on_conflict="DO NOTHING") is True
    assert await three.count() == 4


async def test_what_is_not_named_keeps_its_default(three: Any) -> None:
    row = await three.select(three.text, three.body, three.maybe).first()
    assert row == {"text": "", "body": b"", "maybe": None}


async def test_a_list_of_values_cannot_be_compiled(three: Any) -> None:
    some = compiled(lambda key, unused: three.select().where(three.id == key))
    with pytest.raises(UnitError):
        await some("n1", "x")
