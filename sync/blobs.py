"""Files arrive in pieces, each together with its offset, and are believed when they are whole."""

from pathlib import Path
from typing import Any

from msgspec import Struct

from sync.queries import one_blob, one_need

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
