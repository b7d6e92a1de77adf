"""A citizen's phone of the demo: seals a report and hands it in, photographs after it."""

import secrets
from hashlib import sha256

import msgspec
from msgspec import Raw

from schemas.ids import uuid7
from schemas.report import SealedReport
from server.demo.photographs import photograph
from server.devices.caller import Caller
from server.devices.ends import ends_of
from server.plumbing.access.claims import Claim
from server.reporting.drafts.freeze import Frozen, Locked, locked_file, sealed, text
from server.reporting.drafts.send import send_file
from sync.push import push


async def send(report: SealedReport, seeds: list[int], received_at: int) -> str:
    """The report's id. One photograph for each seed."""
    photos = [photo(number, seed, report.made_at) for number, seed in enumerate(seeds)]
    report = msgspec.structs.replace(report, files=[one.file for one in photos])
    kept = frozen(report)
    ends = ends_of(Caller(Claim(kept.device, kept.secret), received_at))
    raw = Raw(msgspec.json.encode(kept.op))
    pushed = await push([raw], kept.device, [f"d:{kept.device}"], received_at, ends)
    if [one.st for one in pushed.results] != ["done"]:
        raise RuntimeError(f"the demo's report was not taken: {pushed.results}")
    for one in photos:
        await send_file(one, kept, ends)
    return str(kept.op["id"])


def photo(number: int, seed: int, at: int) -> Locked:
    about = {"id": "", "question": "photos", "index": number, "added_at": at}
    named = {"name": f"IMG_{2000 + seed}.jpg", "type": "image/jpeg"}
    return locked_file({**about, **named}, photograph(seed), secrets.token_bytes(32))


def frozen(report: SealedReport) -> Frozen:
    op, device = uuid7(report.made_at), uuid7(report.made_at)
    schema = f"{report.form}@{report.version}#{report.digest}"
    body = sealed(report, op, schema)
    said = {
        "id": op,
        "n": 1,
        "lane": op,
        "kind": "report.submit",
        "actor": f"d:{device}",
        "made_at": report.made_at,
        "schema": schema,
        "hash": sha256(body).hexdigest(),
        "sealed": text(body),
        "needs": [f"sha256:{file.blob}" for file in report.files],
    }
    return Frozen(said, device, secrets.token_urlsafe(32), {})
