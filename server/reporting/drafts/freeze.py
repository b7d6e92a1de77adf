"""Send without a phone's help: the server itself seals the report and keeps the sealed bytes.

Sealing is random, so it happens once: a second press of Send offers the very same bytes (D1).
"""

import hashlib
import secrets
import zlib
from base64 import urlsafe_b64encode
from typing import Any

import msgspec

from schemas.ids import uuid7
from schemas.report import SealedFile, SealedReport
from schemas.twins.rules import relevant
from server.plumbing import clock
from server.plumbing.database import force_in_hand
from server.plumbing.keys import keys
from server.plumbing.keys.ring import SUITE, VERSION
from server.plumbing.peelfile import lock_file
from server.reporting.drafts.files import read_file
from server.reporting.drafts.forms import definition_of
from server.reporting.drafts.keep import Draft
from sync.protocol import seal_info


class Locked(msgspec.Struct, frozen=True):
    """A file as it travels."""

    file: SealedFile
    blob: bytes


class Frozen(msgspec.Struct):
    """What is kept of it in the draft: the op as it is sent, and each file's key."""

    op: dict[str, Any]
    device: str
    secret: str
    keys: dict[str, str]


def text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


async def locked_files(secret: str, draft: Draft, chosen: dict[str, bytes]) -> list[Locked]:
    """Every file under its own key; the same key gives the same blob."""
    made = []
    for row in draft["files"]:
        plain = await read_file(secret, draft, row["id"])
        made.append(locked_file(row, plain, chosen[row["id"]]))
    return made


def locked_file(row: Draft, plain: bytes, key: bytes) -> Locked:
    blob = lock_file(key, plain)
    said = SealedFile(
        question=row["question"],
        index=row["index"],
        name=row["name"],
        type=row["type"],
        size=len(plain),
        added_at=row["added_at"],
        sha256=hashlib.sha256(plain).hexdigest(),
        blob=hashlib.sha256(blob).hexdigest(),
        key=text(key),
    )
    return Locked(said, blob)


def report_of(draft: Draft, files: list[Locked], now: int) -> SealedReport:
    return SealedReport(
        form=draft["form"],
        version=draft["version"],
        digest=draft["digest"],
        lang=draft["lang"],
        answers=relevant(definition_of(draft), draft["answers"]),
        triage=draft["triage"],
        made_at=now,
        started_at=draft["started_at"],
        device_safe=not draft["stay"],
        files=[one.file for one in files],
    )


def sealed(report: SealedReport, op: str, schema: str) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    plain = packer.compress(msgspec.json.encode(report)) + packer.flush()
    ring = keys()
    public = ring.sealing_now.public_key()
    body = SUITE.encrypt(plain, public, seal_info(force_in_hand(), op, schema))
    return bytes([VERSION]) + bytes.fromhex(ring.sealing_id()) + body


async def freeze(secret: str, draft: Draft) -> Frozen:
    """The draft's own number becomes the op's: it cannot be sent twice."""
    now, op_id, device = clock.now(), draft["id"][2:], uuid7(clock.now())
    chosen = {row["id"]: secrets.token_bytes(32) for row in draft["files"]}
    files = await locked_files(secret, draft, chosen)
    schema = f"{draft['form']}@{draft['version']}#{draft['digest']}"
    body = sealed(report_of(draft, files, now), op_id, schema)
    op = {
        "id": op_id,
        "n": 1,
        "lane": op_id,
        "kind": "report.submit",
        "actor": f"d:{device}",
        "made_at": now,
        "schema": schema,
        "hash": hashlib.sha256(body).hexdigest(),
        "sealed": text(body),
        "needs": [f"sha256:{one.file.blob}" for one in files],
    }
    named = {file_id: key.hex() for file_id, key in chosen.items()}
    return Frozen(op, device, secrets.token_urlsafe(32), named)
