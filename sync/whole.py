"""A whole blob goes to disk for good: hashed, flushed, then named (B5)."""

import asyncio
import os
from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import IO

from sync.blobs import Blob
from sync.queries import next_piece


async def store_blob(blob: Blob, path: Path) -> bool:
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
