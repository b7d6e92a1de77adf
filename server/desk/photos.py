"""A file of a report, unlocked: whole and just what the phone named, or nothing at all."""

import asyncio
from hashlib import sha256

from schemas.report import SealedFile
from server.devices.ends import blob_folder
from server.plumbing.peelfile import BrokenFileError, open_file
from server.plumbing.problems import Problem
from server.reporting.files import arrived_files
from server.reporting.reading import ReadReport
from sync.blobs import blob_path
from sync.protocol import decode64


async def file_of(read: ReadReport, number: int) -> SealedFile:
    """The file by its number on the page, if it is here."""
    files = read.report.files if read.report else []
    if not 1 <= number <= len(files):
        raise Problem("not-found")
    file = files[number - 1]
    if file.blob not in await arrived_files(read.row["id"]):
        raise Problem("not-found")
    return file


async def plain_file(read: ReadReport, file: SealedFile) -> bytes:
    path = blob_path(blob_folder(), read.row["id"], file.blob)
    try:
        blob = await asyncio.to_thread(path.read_bytes)
        plain = await asyncio.to_thread(_open, decode64(file.key), blob)
    except (FileNotFoundError, BrokenFileError, ValueError) as error:
        raise Problem("not-found") from error
    if sha256(plain).hexdigest() != file.sha256:
        raise Problem("not-found")
    return plain


def _open(key: bytes, blob: bytes) -> bytes:
    return b"".join(open_file(key, blob))
