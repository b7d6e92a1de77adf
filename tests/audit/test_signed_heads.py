"""A signed head proves what the end of the audit's chain was."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from server.audit.chain import link_lines, sign_head
from server.audit.tables import AuditLines, ChainHeads
from server.audit.verify import Verdict, verify_chain
from server.plumbing.keys.make import key_folder, make_keys

Lines = Callable[[int], Awaitable[None]]


@pytest.fixture
async def chain(write_lines: Lines) -> int:
    await write_lines(12)
    return await link_lines()


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
