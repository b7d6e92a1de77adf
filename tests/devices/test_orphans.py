"""Files half sent: they go after a fortnight, or are finished by whoever comes back."""

import hashlib

import pytest
from time_machine import travel

from kit.http_phone import Phone
from server.devices.orphans import FORTNIGHT, forget_orphans
from server.plumbing import clock
from server.plumbing.database import unit
from sync.blobs import Blob
from sync.pieces import add_piece
from sync.tables import BlobPieces, Blobs

pytestmark = pytest.mark.anyio
FILE = b"x" * 5_000
NAME = hashlib.sha256(FILE).hexdigest()


async def begun(phone: Phone) -> str:
    op = phone.op(FILE)
    await phone.send(op)
    await phone.file("PUT", op["id"], NAME, Upload_Length=str(len(FILE)))
    await phone.file("PATCH", op["id"], NAME, FILE[:2_000], Upload_Offset="0")
    return str(op["id"])


async def test_a_file_left_half_sent_goes_after_a_fortnight(phone: Phone) -> None:
    op = await begun(phone)
    await forget_orphans()
    assert (await Blobs.count(), await BlobPieces.count()) == (1, 1)
    with travel((clock.now() + FORTNIGHT + 1_000) / 1000):
        await forget_orphans()
    assert (await Blobs.count(), await BlobPieces.count()) == (0, 0)
    answer = await phone.file("PUT", op, NAME, Upload_Length=str(len(FILE)))
    assert answer.headers["upload-offset"] == "0"


async def test_a_file_that_is_here_stays(phone: Phone) -> None:
    op = await begun(phone)
    await phone.file("PATCH", op, NAME, FILE[2_000:], Upload_Offset="2000")
    with travel((clock.now() + FORTNIGHT + 1_000) / 1000):
        await forget_orphans()
    answer = await phone.file("HEAD", op, NAME)
    assert answer.headers["upload-complete"] == "?1"


async def test_a_file_whose_last_step_was_cut_short_is_finished_by_an_empty_piece(
    phone: Phone,
) -> None:
    op = await begun(phone)
    blob = Blob(f"{op}.{NAME}", len(FILE), 2_000)
    assert await add_piece(blob, 2_000, FILE[2_000:], unit, phone.id)
    asked = await phone.file("PUT", op, NAME, Upload_Length=str(len(FILE)))
    assert (asked.headers["upload-offset"], asked.headers["upload-complete"]) == ("5000", "?0")
    answer = await phone.file("PATCH", op, NAME, Upload_Offset="5000")
    assert answer.headers["upload-complete"] == "?1"
    assert answer.headers["peel-receipt"]
