"""A photograph arrives in pieces, from whatever offset the force has, and whole or not at all."""

import hashlib
import json
import random
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.http_phone import Phone
from schemas.occasion import Occasion
from server.devices.ends import blob_folder
from sync.blobs import blob_path
from sync.kinds import MUTATIONS, Applied, Maker, Mutation
from sync.protocol import Arrived, Op
from sync.tables import BlobNeeds, BlobPieces

pytestmark = pytest.mark.anyio
FILE = random.Random(5).randbytes(70_000)


def name_of(file: bytes) -> str:
    return hashlib.sha256(file).hexdigest()


async def announced(phone: Phone, file: bytes) -> str:
    op = phone.op(file)
    await phone.send(op)
    await phone.file("PUT", op["id"], name_of(file), Upload_Length=str(len(file)))
    return str(op["id"])


async def piece(phone: Phone, op: str, first: int, file: bytes, size: int) -> Any:
    part = file[first : first + size]
    return await phone.file("PATCH", op, name_of(file), part, Upload_Offset=str(first))


async def test_a_file_arrives_piece_by_piece(phone: Phone) -> None:
    op = await announced(phone, FILE)
    for first in range(0, len(FILE), 20_000):
        answer = await piece(phone, op, first, FILE, 20_000)
        assert answer.status_code == 204
    assert answer.headers["upload-complete"] == "?1"
    assert answer.headers["peel-receipt"].count(" ") == 2
    path = blob_path(blob_folder(), op, name_of(FILE))
    assert path.read_bytes() == FILE
    assert path.stat().st_mode & 0o777 == 0o600
    assert await BlobPieces.count() == 0


async def test_its_arrival_is_an_op_and_happens_once(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Arrived] = []

    async def prepare(op: Op, _maker: Maker, _now: int) -> Arrived:
        return msgspec.json.decode(op.payload, type=Arrived)

    async def apply(_occasion: Occasion, arrived: Arrived) -> Applied:
        seen.append(arrived)
        return Applied(ref="")

    arrive = Mutation("file.arrive", True, prepare, apply)
    monkeypatch.setitem(MUTATIONS, "file.arrive", arrive)
    op = await announced(phone, FILE)
    for _ in range(3):
        await piece(phone, op, 0, FILE, len(FILE))
    assert seen == [Arrived(op=op, blob=name_of(FILE), size=len(FILE))]
    assert await BlobNeeds.count().where(BlobNeeds.arrived_at > 0) == 1


async def test_the_wrong_offset_is_answered_with_the_true_one(phone: Phone) -> None:
    op = await announced(phone, FILE)
    await piece(phone, op, 0, FILE, 30_000)
    for first in (0, 10, 40_000):
        answer = await piece(phone, op, first, FILE, 1_000)
        assert (answer.status_code, answer.headers["upload-offset"]) == (409, "30000")
    answer = await phone.file("PUT", op, name_of(FILE), Upload_Length=str(len(FILE)))
    assert answer.headers["upload-offset"] == "30000"
    answer = await phone.file("HEAD", op, name_of(FILE))
    assert answer.headers["upload-offset"] == "30000"


async def test_bytes_that_are_not_what_the_name_says_start_again_at_nothing(phone: Phone) -> None:
    op = await announced(phone, FILE)
    wrong = b"\0" * len(FILE)
    answer = await phone.file("PATCH", op, name_of(FILE), wrong, Upload_Offset="0")
    assert (answer.status_code, answer.headers["upload-offset"]) == (409, "0")
    assert not blob_path(blob_folder(), op, name_of(FILE)).exists()
    answer = await piece(phone, op, 0, FILE, len(FILE))
    assert answer.headers["upload-complete"] == "?1"


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(moves=st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 1500)), max_size=12))
async def test_whatever_pieces_are_offered_the_file_ends_as_it_was(
    phone: Phone, moves: list[tuple[int, int]]
) -> None:
    file = random.Random(str(moves) + str(phone.made)).randbytes(3_000)
    op, there = await announced(phone, file), 0
    for first, wanted in moves:
        size = min(wanted, len(file) - first)
        answer = await piece(phone, op, first, file, size)
        if first == there:
            there += max(0, size)
        assert answer.headers["upload-offset"] == str(there)
    if there < len(file):
        await piece(phone, op, there, file, len(file))
    assert blob_path(blob_folder(), op, name_of(file)).read_bytes() == file


async def test_only_what_was_announced_is_taken(phone: Phone, other_phone: Phone) -> None:
    op = await announced(phone, FILE)
    stranger = "01990000-0000-7000-8000-0000000000ff"
    for who, which, sha in (
        (phone, op, "0" * 64),
        (phone, stranger, name_of(FILE)),
        (other_phone, op, name_of(FILE)),
        (phone, op, "..%2F..%2Fetc"),
    ):
        answer = await who.file("PUT", which, sha, Upload_Length="5")
        assert answer.status_code == 404
        assert "upload-offset" not in answer.headers


@pytest.mark.parametrize("length", ["", "-1", "5.0", "1e3", "٣", "9" * 30])
async def test_a_length_that_is_no_number_is_refused(phone: Phone, length: str) -> None:
    op = phone.op(FILE)
    await phone.send(op)
    header = length.encode()
    where = f"/sync/v1/blobs/{name_of(FILE)}"
    given = {**phone.headers, "Peel-Op": op["id"], "Upload-Length": header}
    answer = await phone.client.request("PUT", where, headers=given)
    assert answer.status_code == 400


async def test_more_than_was_announced_is_refused(phone: Phone) -> None:
    op = await announced(phone, FILE[:100])
    answer = await phone.file("PATCH", op, name_of(FILE[:100]), FILE[:101], Upload_Offset="0")
    assert answer.status_code == 422
    answer = await phone.file("PUT", op, name_of(FILE[:100]), Upload_Length="101")
    assert answer.status_code == 422
    assert json.loads(answer.content)["code"] == "invalid"
