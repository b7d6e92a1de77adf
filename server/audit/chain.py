"""The audit's chain: each line's hash covers the line before it, so no line can change unseen.

Lines are linked by the worker, each second, not by the units that write them: a chain inside the
units would make them all wait for one another.
"""

import hashlib
from typing import Any

import msgspec

from server.audit.tables import AuditLines, ChainHeads
from server.plumbing.database import force_in_hand, unit
from server.plumbing.keys import keys

START = "0" * 64
LINK = 500
FIELDS = ("id", "verb", "subject", "actor", "made_at", "op", "codes")
UPDATE = """
UPDATE audit_lines SET position = linked.column2, hash = linked.column3
FROM (VALUES ROWS) AS linked
WHERE audit_lines.id = linked.column1 AND audit_lines.position IS NULL
"""
ROW = "(CAST({} AS TEXT), CAST({} AS BIGINT), CAST({} AS TEXT))"


def link(before: str, position: int, line: dict[str, Any]) -> str:
    """The line's hash."""
    said = msgspec.json.encode([before, position, *(line[field] for field in FIELDS)])
    return hashlib.sha256(said).hexdigest()


async def head() -> tuple[int, str]:
    """Position and hash of the last linked line."""
    found = (
        await AuditLines.select(AuditLines.position, AuditLines.hash)
        .where(AuditLines.position.is_not_null())
        .order_by(AuditLines.position, ascending=False)
        .first()
    )
    return (found["position"], found["hash"]) if found else (0, START)


async def link_lines() -> int:
    """Link what is not linked yet; how many lines. Two linkers at once harm nothing: one fails."""
    done = 0
    while lines := await _unlinked():
        position, before = await head()
        values: list[Any] = []
        for line in lines:
            position += 1
            before = link(before, position, line)
            values += [line["id"], position, before]
        await unit(_update, values)
        done += len(lines)
    return done


async def _unlinked() -> list[dict[str, Any]]:
    columns = [AuditLines._meta.get_column_by_name(field) for field in FIELDS]
    waiting = AuditLines.select(*columns).where(AuditLines.position.is_null())
    return await waiting.order_by(AuditLines.id).limit(LINK)


async def _update(values: list[Any]) -> None:
    rows = ", ".join([ROW] * (len(values) // 3))
    await AuditLines.raw(UPDATE.strip().replace("ROWS", rows), *values)


def head_message(position: int, at: int, head_hash: str) -> bytes:
    """What is signed."""
    return "\n".join(["peel/1 audit", force_in_hand(), str(position), head_hash, str(at)]).encode()


async def sign_head(now: int) -> None:
    """Fix the end of the chain with the force's signature, once for each position."""
    position, head_hash = await head()
    known = await ChainHeads.exists().where(ChainHeads.position == position)
    if known or not position:
        return
    signature = keys().sign(head_message(position, now, head_hash))
    row = ChainHeads(position=position, hash=head_hash, signed_at=now, signature=signature)
    await ChainHeads.insert(row).on_conflict(action="DO NOTHING")
