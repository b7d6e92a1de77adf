"""The frozen report goes in by the one way in, like any device's, and its files after it."""

from typing import Any

import msgspec
from msgspec import Raw

from server.devices.caller import Caller
from server.devices.ends import blob_folder, ends_of
from server.plumbing import clock
from server.plumbing.access.claims import Claim
from server.plumbing.problems import Problem
from server.reporting.drafts.files import drop_strays, forget_files
from server.reporting.drafts.forms import definition_of
from server.reporting.drafts.freeze import Frozen, Locked, freeze, locked_files
from server.reporting.drafts.here import Here
from server.reporting.drafts.keep import Draft, change
from sync.answers import Result
from sync.blobs import blob_of, need_of
from sync.ends import Ends
from sync.finish import finish
from sync.pieces import add_piece, begin
from sync.protocol import MAX_PIECE
from sync.push import push


async def send_draft(at: Here, draft: Draft) -> Draft:
    """The draft with its receipt; the words and files are gone from it."""
    draft = await frozen(at.secret, draft)
    kept = msgspec.convert(draft["frozen"], Frozen)
    ends = ends_of(Caller(Claim(kept.device, kept.secret), clock.now()))
    result = await pushed(kept, ends)
    chosen = {key: bytes.fromhex(value) for key, value in kept.keys.items()}
    for one in await locked_files(at.secret, draft, chosen):
        await send_file(one, kept, ends)
    return await done(at.secret, draft, result)


async def frozen(secret: str, draft: Draft) -> Draft:
    if draft.get("frozen"):
        return draft
    draft = await drop_strays(secret, draft, definition_of(draft))
    kept = msgspec.to_builtins(await freeze(secret, draft))
    return await change(secret, draft, None, lambda now: {**now, "frozen": kept})


async def pushed(kept: Frozen, ends: Ends) -> Result:
    raw = Raw(msgspec.json.encode(kept.op))
    done = await push([raw], kept.device, [f"d:{kept.device}"], clock.now(), ends)
    result = done.results[0]
    if result.st != "done" or result.receipt is None:
        raise Problem("busy" if result.st == "retry" else "broken")
    return result


async def send_file(one: Locked, kept: Frozen, ends: Ends) -> None:
    """Piece by piece from wherever an earlier try came to (B2 to B5)."""
    need = await need_of(kept.op["id"], one.file.blob, kept.device)
    blob = await begin(need, len(one.blob), ends.now(), ends.unit)
    while not blob.done_at and blob.got < blob.size:
        piece = one.blob[blob.got : blob.got + MAX_PIECE]
        await add_piece(blob, blob.got, piece, ends.unit, need["device"])
        blob = await blob_of(need) or blob
    if not blob.done_at:
        await finish(blob, need, blob_folder(), ends)


async def done(secret: str, draft: Draft, result: Result) -> Draft:
    """What stays here is the reference and the name of the form."""
    receipt: Any = result.receipt
    size = len(draft["frozen"]["op"]["sealed"]) + sum(row["size"] for row in draft["files"])
    sent = {
        "id": draft["id"],
        "made_at": draft["frozen"]["op"]["made_at"],
        "size": size,
        "state": "received",
        "ref": receipt.ref,
        "code": "",
        "read_at": 0,
        "files_left": 0,
    }
    emptied: dict[str, Any] = {
        "answers": {},
        "triage": {},
        "files": [],
        "frozen": None,
        "sent": sent,
    }
    changed = await change(secret, draft, None, lambda now: {**now, **emptied})
    await forget_files(draft["id"])
    return changed
