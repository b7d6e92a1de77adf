"""The audit's chain names the first line that was changed, taken away or moved."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.audit.chain import FIELDS, link_lines, sign_head
from server.audit.tables import AuditLines, ChainHeads
from server.audit.verify import Verdict, verify_chain
from server.plumbing.keys.make import key_folder, make_keys

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


@pytest.fixture
def force_keys(tmp_path: Path, force: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEEL_DATA", str(tmp_path))
    make_keys(key_folder(force))


async def test_a_signed_head_proves_that_nothing_was_cut_off(chain: int, force_keys: None) -> None:
    await sign_head(5_000)
    await sign_head(6_000)
    assert await ChainHeads.count() == 1
    assert (await verify_chain()).wrong == ""
    await AuditLines.delete().where(AuditLines.position > 10)
    assert await verify_chain() == Verdict(10, (await verify_chain()).hash, "missing", 11)


async def test_a_chain_written_anew_does_not_fit_its_signed_head(
    chain: int, force_keys: None
) -> None:
    await sign_head(5_000)
    await AuditLines.update({AuditLines.actor: "o:2"}).where(AuditLines.position == 3)
    await AuditLines.update({AuditLines.position: None, AuditLines.hash: None}).where(
        AuditLines.position > 0
    )
    await link_lines()
    verdict = await verify_chain()
    assert (verdict.wrong, verdict.position) == ("head", 12)


async def test_a_head_signed_by_somebody_else_is_refused(chain: int, force_keys: None) -> None:
    await sign_head(5_000)
    await ChainHeads.update({ChainHeads.signed_at: 5_001}).where(ChainHeads.position == 12)
    assert (await verify_chain()).wrong == "head"
