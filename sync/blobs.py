"""Files arrive in pieces, each together with its offset, and are believed when they are whole."""

from pathlib import Path
from typing import Any

from msgspec import Struct

from sync.kinds import Unit
from sync.protocol import MAX_PIECE
from sync.queries import (
    drop_pieces,
    empty_blob,
    grow_blob,
    new_blob,
    new_piece,
    one_blob,
    one_need,
)

Json = dict[str, Any]


class Blob(Struct, frozen=True):
    """How far a blob has come. `done_at` and `pos` are set when it is whole."""

    id: str
    size: int
    got: int
    done_at: int = 0
    pos: str = ""

    @property
    def op(self) -> str:
        return self.id[:36]

    @property
    def sha(self) -> str:
        return self.id[37:]


class UnknownBlobError(Exception):
    """No op of this device announced such a file (B1)."""


class WrongLengthError(Exception):
    """More bytes than were announced, or another length than before."""


def blob_path(folder: Path, op: str, sha: str) -> Path:
    """Where a whole blob lies: still encrypted, under its own name."""
    return folder / sha[:2] / f"{op}.{sha}"


async def need_of(op: str, sha: str, device: str) -> Json:
    """B1: only what an op announced, and only from the device that made the op."""
    found = await one_need(f"{op}.{sha}")
    if not found or found[0]["device"] != device:
        raise UnknownBlobError
    return found[0]


async def blob_of(need: Json) -> Blob | None:
    """What is known of a blob."""
    found = await one_blob(need["id"])
    if not found:
        return None
    row = found[0]
    return Blob(row["id"], row["size"], row["got"], row["done_at"], row["pos"])


async def begin(need: Json, size: int, now: int, unit: Unit) -> Blob:
    """B2: the device names it, so doing it twice changes nothing."""
    there = await blob_of(need)
    if there is None:
        await unit(new_blob, need["id"], need["device"], size, 0, now, 0, "", lane=need["device"])
        there = await blob_of(need) or Blob(need["id"], size, 0)
    if there.size != size:
        raise WrongLengthError
    return there


async def add_piece(blob: Blob, first: int, piece: bytes, unit: Unit, lane: str) -> bool:
    """B3, B4. False: the offset is not where we are; ask, and go on from there."""
    if len(piece) > MAX_PIECE or first + len(piece) > blob.size:
        raise WrongLengthError
    if not piece:
        return first == blob.got
    return bool(await unit(_keep_piece, blob.id, first, piece, lane=lane))


async def _keep_piece(blob: str, first: int, piece: bytes) -> bool:
    """The offset decides who writes; the piece is written with it or not at all."""
    if not await grow_blob(first + len(piece), blob, first):
        return False
    await new_piece(blob, first, piece)
    return True


async def start_again(blob: str) -> None:
    """B5: the bytes are not what the name says."""
    if await empty_blob(blob):
        await drop_pieces(blob)
