"""A blob is whole: hash it, put it on disk for good, and let its arrival be an op (B5)."""

import asyncio
import os
from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import IO, Any

import msgspec
from msgspec import Raw

from schemas.ids import derive
from sync.blobs import Blob, blob_path, start_again
from sync.feeds import advance
from sync.kinds import Ends, Maker, Refusal
from sync.protocol import ARRIVE, Arrived, Op
from sync.queries import drop_pieces, end_blob, met_need, next_piece, set_pos
from sync.read import prepare
from sync.settle import Ready, settle_op

Json = dict[str, Any]


async def finish(blob: Blob, need: Json, folder: Path, ends: Ends) -> bool:
    """False: it was not what its name says, and starts again at nothing."""
    path = blob_path(folder, blob.op, blob.sha)
    if not await _store(blob, path):
        await ends.unit(start_again, blob.id, lane=need["device"])
        return False
    now = ends.now()
    ready = await _arrival(blob, need, now, ends)
    await ends.unit(_conclude, blob.id, need, now, ready, lane=need["device"])
    return True


async def _store(blob: Blob, path: Path) -> bool:
    """On disk before it is said: the file, then its name in the folder."""
    await asyncio.to_thread(path.parent.mkdir, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{token_hex(4)}")
    whole = sha256()
    try:
        with await asyncio.to_thread(draft.open, "xb") as file:
            async for piece in _pieces(blob):
                whole.update(piece)
                await asyncio.to_thread(file.write, piece)
            await asyncio.to_thread(_flush, file)
        if whole.hexdigest() != blob.sha:
            return False
        await asyncio.to_thread(_name, draft, path)
        return True
    finally:
        await asyncio.to_thread(draft.unlink, missing_ok=True)


async def _pieces(blob: Blob) -> AsyncIterator[bytes]:
    first = 0
    while first < blob.size and (found := await next_piece(blob.id, first)):
        piece = bytes(found[0]["bytes"])
        yield piece
        first += len(piece)


def _flush(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _name(draft: Path, path: Path) -> None:
    draft.chmod(0o600)
    draft.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


async def _arrival(blob: Blob, need: Json, now: int, ends: Ends) -> Ready | None:
    """The op that the server makes in the device's name; its id is always the same."""
    mutation = ends.mutations.get(ARRIVE)
    if mutation is None:
        return None
    body = Raw(msgspec.json.encode(Arrived(op=blob.op, blob=blob.sha, size=blob.size)))
    op = Op(
        id=derive(int(blob.op[:8] + blob.op[9:13], 16), ARRIVE, blob.id),
        n=0,
        lane=need["lane"],
        kind=ARRIVE,
        actor=need["actor"],
        made_at=now,
        hash=sha256(bytes(body)).hexdigest(),
        body=body,
    )
    made = await prepare(Ready(op, mutation, Maker(need["device"], need["actor"]), 0), now)
    if not isinstance(made, Ready):
        raise ArrivalError
    return made


class ArrivalError(Exception):
    """The handler could not look at it now; the file is kept and tried again."""


async def _conclude(blob: str, need: Json, now: int, ready: Ready | None) -> None:
    """In the unit: once, however often it is asked."""
    if not await end_blob(now, blob):
        return
    refused = ready is None or isinstance(ready.prepared, Refusal)
    pos = "" if refused or ready is None else (await settle_op(ready, now)).pos
    await met_need(now, need["id"])
    await drop_pieces(blob)
    await set_pos(pos or await advance(need["actor"], "op", blob[:36]), blob)
