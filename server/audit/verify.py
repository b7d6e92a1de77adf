"""Walks the audit's chain from the first line and names the first that is not as it was written."""

from collections.abc import AsyncIterator
from typing import Any

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from server.audit.chain import START, head_message, link
from server.audit.tables import AuditLines, ChainHeads
from server.plumbing.keys import keys

PAGE = 1000


class Verdict(msgspec.Struct, frozen=True):
    """`wrong` is empty when all is well: else changed, missing, or a broken signed head."""

    lines: int
    hash: str
    wrong: str = ""
    position: int = 0
    line: str = ""

    @property
    def broken(self) -> list[str]:
        """In words for the operator."""
        return [f"{self.position} ({self.wrong} {self.line})"] if self.wrong else []


async def _lines() -> AsyncIterator[dict[str, Any]]:
    last = 0
    while (
        page := await AuditLines.select()
        .where(AuditLines.position > last)
        .order_by(AuditLines.position)
        .limit(PAGE)
    ):
        for line in page:
            yield line
        last = page[-1]["position"]


async def verify_chain() -> Verdict:
    """Of the force in hand."""
    heads = {row["position"]: row for row in await ChainHeads.select()}
    position, before = 0, START
    async for line in _lines():
        position += 1
        if line["position"] != position:
            return Verdict(position - 1, before, "missing", position, line["id"])
        if link(before, position, line) != line["hash"]:
            return Verdict(position - 1, before, "changed", position, line["id"])
        before = line["hash"]
        if position in heads and not _holds(heads.pop(position), before):
            return Verdict(position, before, "head", position, line["id"])
    if heads:
        return Verdict(position, before, "missing", position + 1)
    return Verdict(position, before)


def _holds(signed: dict[str, Any], head_hash: str) -> bool:
    if signed["hash"] != head_hash:
        return False
    message = head_message(signed["position"], signed["signed_at"], head_hash)
    raw = signed["signature"]
    signature = encode_dss_signature(
        int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
    )
    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), keys().signing_public())
    try:
        point.verify(signature, message, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True
