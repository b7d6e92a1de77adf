"""A blob is whole: hash it, put it on disk for good, and let its arrival be an op (B5)."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Raw

from schemas.ids import derive
from sync.blobs import Blob, blob_path
from sync.ends import Ends
from sync.feeds import advance
from sync.kinds import Maker, Refusal
from sync.outcome import Ready
from sync.pieces import start_again
from sync.protocol import ARRIVE, Arrived, Op
from sync.queries import drop_pieces, end_blob, met_need, set_pos
from sync.read import prepare
from sync.settle import settle_op
from sync.whole import store_blob

Json = dict[str, Any]


async def finish(blob: Blob, need: Json, folder: Path, ends: Ends) -> bool:
    """False: it was not what its name says, and starts again at nothing."""
    path = blob_path(folder, blob.op, blob.sha)
    if not await store_blob(blob, path):
        await ends.unit(start_again, blob.id, lane=need["device"])
        return False
    now = ends.now()
    ready = await _arrival(blob, need, now, ends)
    await ends.unit(_conclude, blob.id, need, now, ready, lane=need["device"])
    return True


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
