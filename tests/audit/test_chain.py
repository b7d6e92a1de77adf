"""The audit's chain names the first line that was changed, taken away or moved."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.audit.chain import FIELDS, link_lines
from server.audit.tables import AuditLines
from server.audit.verify import verify_chain

Lines = Callable[[int], Awaitable[None]]


@pytest.fixture
async def chain(write_lines: Lines) -> int:
    await write_lines(12)
    return await link_lines()


async def test_a_whole_chain_is_well(chain: int) -> None:
    verdict = await verify_chain()
    assert (verdict.lines, verdict.wrong) == (12, "")
    assert len(verdict.hash) == 64


async def test_an_empty_chain_is_well(force: str) -> None:
    assert (await verify_chain()).wrong == ""


async def test_lines_written_later_go_on_the_end(chain: int, write_lines: Lines) -> None:
    before = await verify_chain()
    assert await link_lines() == 0
    await write_lines(14)
    assert await link_lines() == 2
    assert (await verify_chain()).lines == before.lines + 2


async def test_more_lines_than_one_bite_are_all_linked(
    force: str, write_lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.audit.chain.LINK", 5)
    await write_lines(12)
    assert await link_lines() == 12
    assert (await verify_chain()).lines == 12


async def test_two_linkers_at_once_leave_one_whole_chain(force: str, write_lines: Lines) -> None:
    await write_lines(30)
    await asyncio.gather(*(link_lines() for _ in range(4)), return_exceptions=True)
    await link_lines()
    verdict = await verify_chain()
    assert (verdict.lines, verdict.wrong) == (30, "")


def changed(value: Any, where: int) -> Any:
    """One thing about the value is different."""
    if isinstance(value, int):
        return value ^ (1 << where % 40)
    at = where % len(value)
    return value[:at] + chr(ord(value[at]) ^ 1) + value[at + 1 :]


@given(
    position=st.integers(1, 12), field=st.sampled_from([*FIELDS, "hash"]), where=st.integers(0, 99)
)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
async def test_any_changed_byte_is_found_where_it_is(
    chain: int, position: int, field: str, where: int
) -> None:
    row = await AuditLines.select().where(AuditLines.position == position).first()
    assert row is not None
    column = AuditLines._meta.get_column_by_name(field)
    here = AuditLines.position == position
    await AuditLines.update({column: changed(row[field], where)}).where(here)
    verdict = await verify_chain()
    await AuditLines.update({column: row[field]}).where(here)
    assert (verdict.wrong, verdict.position) == ("changed", position)
    assert (await verify_chain()).wrong == ""


async def test_a_line_taken_away_is_missed(chain: int) -> None:
    for position in (1, 7):
        await AuditLines.delete().where(AuditLines.position == position)
    verdict = await verify_chain()
    assert (verdict.wrong, verdict.position) == ("missing", 1)


async def test_lines_that_change_places_are_found(chain: int) -> None:
    for was, now in ((4, 99), (5, 4), (99, 5)):
        await AuditLines.update({AuditLines.position: now}).where(AuditLines.position == was)
    verdict = await verify_chain()
    assert (verdict.wrong, verdict.position) == ("changed", 4)
