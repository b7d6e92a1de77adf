"""A blob grows by one piece and its offset at a time, or not at all (B2 to B5)."""

from sync.blobs import Blob, Json, WrongLengthError, blob_of
from sync.ends import Unit
from sync.protocol import MAX_PIECE
from sync.queries import drop_blob, drop_pieces, empty_blob, grow_blob, new_blob, new_piece


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


async def forget_orphan(blob: str) -> None:
    """B6, in a unit: a file nobody went on with. Its phone may begin it again."""
    if await drop_blob(blob):
        await drop_pieces(blob)
