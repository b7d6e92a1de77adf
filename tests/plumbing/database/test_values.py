"""A value comes back as it went in, of the same type, on both databases."""

import asyncio
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.plumbing.database import unit

VALUES = {
    "text": "Llŷr 🚲\n",
    "number": 2**62,
    "small": 7,
    "urgent": True,
    "body": b"\x00\xff",
    "maybe": None,
}


def same(row: dict[str, Any]) -> None:
    for name, value in VALUES.items():
        assert row[name] == value
        assert type(row[name]) is type(value), name


async def test_each_kind_of_column_comes_back_as_it_went_in(notes: Any) -> None:
    await notes.insert(notes(id="a", **VALUES))
    same(await notes.select().first())
    note = await notes.objects().first()
    same({name: getattr(note, name) for name in VALUES})


async def test_returned_rows_have_the_same_types(notes: Any) -> None:
    (row,) = await notes.insert(notes(id="a", **VALUES)).returning(*notes.all_columns())
    same(row)
    changed = notes.update({notes.text: VALUES["text"]}).where(notes.id == "a")
    same((await changed.returning(*notes.all_columns()))[0])


async def test_inside_a_unit_the_types_are_the_same(notes: Any) -> None:
    async def write_and_read() -> list[dict[str, Any]]:
        rows = await notes.insert(notes(id="a", **VALUES)).returning(*notes.all_columns())
        return [*rows, await notes.select().first()]

    for row in await unit(write_and_read, lane="a"):
        same(row)


@pytest.mark.parametrize("text", ["\x00", "\ud800"])
async def test_text_the_database_refuses_harms_nobody_else(notes: Any, text: str) -> None:
    """SQLite keeps a NUL, PostgreSQL refuses it: the doors let neither through."""

    async def keep(key: str, said: str) -> None:
        await notes.insert(notes(id=key, text=said))

    work = [unit(keep, str(n), "fine", lane=str(n)) for n in range(5)]
    *answers, bad = await asyncio.gather(
        *work, unit(keep, "bad", text, lane="bad"), return_exceptions=True
    )
    assert answers == [None] * 5
    assert await notes.count() == 5 + (bad is None)


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_any_words_survive(notes: Any, text: str) -> None:
    await notes.delete(force=True)
    await notes.insert(notes(id="a", text=text, body=text.encode()))
    row = await notes.select().first()
    assert (row["text"], row["body"]) == (text, text.encode())
