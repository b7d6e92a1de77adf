"""A phone and the force over HTTP: what is processed, and what is refused as a whole."""

import json
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from schemas.occasion import Occasion
from server.audit.tables import AuditLines
from server.devices.actions.device_revoke import revoke_device
from server.devices.tables import Devices
from server.plumbing.database import unit
from server.plumbing.keys import keys
from sync.protocol import decode64
from sync.tables import Ops
from tests.devices.conftest import Phone

pytestmark = pytest.mark.anyio


def is_signed(result: dict[str, Any]) -> bool:
    receipt = result["receipt"]
    parts = [receipt["hash"], receipt["pos"], receipt["ref"], str(receipt["at"])]
    lines = "\n".join(["peel/1 receipt", "cwm", result["id"], *parts]).encode()
    raw = decode64(receipt["sig"])
    halves = [int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")]
    public = keys().signing.public_key()
    public.verify(encode_dss_signature(*halves), lines, ec.ECDSA(hashes.SHA256()))
    return True


async def test_a_receipt_is_signed_by_the_force(phone: Phone) -> None:
    answer = await phone.send(phone.op())
    assert answer.status_code == 200
    said = answer.json()
    assert (said["peel"], said["nonce"]) == (1, "nonce-of-mine")
    assert is_signed(said["results"][0])
    assert answer.headers["cache-control"] == "no-store"


async def test_a_device_is_registered_once_and_its_secret_is_not_kept(phone: Phone) -> None:
    await phone.send(phone.op())
    await phone.send(phone.op())
    rows = await Devices.select()
    assert [row["id"] for row in rows] == [phone.id]
    assert phone.secret not in str(rows)
    lines = await AuditLines.select().where(AuditLines.verb == "device.register")
    assert len(lines) == 1


async def test_another_secret_opens_nothing(phone: Phone, other_phone: Phone) -> None:
    await phone.send(phone.op())
    other_phone.id = phone.id
    for ops in ([], [other_phone.op()], [{"id": "nonsense"}]):
        assert (await other_phone.send(*ops)).status_code == 401
    assert await Ops.count() == 1


async def test_a_revoked_device_is_told_to_empty_itself(phone: Phone) -> None:
    await phone.send(phone.op())
    await unit(revoke_device, Occasion(by="o:1", at=5, op="r"), phone.id, "lost")
    for ops in ([], [phone.op()], [{"id": "nonsense"}]):
        said = (await phone.send(*ops)).json()
        assert (said["cmd"], said["results"], said["feeds"]) == ("wipe", [], {})
    assert await Ops.count() == 1


async def test_a_packed_exchange_is_read(phone: Phone) -> None:
    said = {"proto": 1, "nonce": "nonce-of-mine", "ops": [phone.op()]}
    answer = await phone.post_packed(json.dumps(said).encode())
    assert answer.json()["results"][0]["st"] == "done"


BAD = {
    "nothing": (b"", 400),
    "half of it": (b'{"proto":1,"nonce":"nonce-of', 400),
    "a page": (b"<html>Sign in to Wi-Fi</html>", 400),
    "a list": (b"[]", 400),
    "a nonce of one sign": (b'{"proto":1,"nonce":"a"}', 400),
    "a nonce that is no text": (b'{"proto":1,"nonce":7}', 400),
    "broken letters": (b'{"proto":1,"nonce":"\xff\xff\xff\xff\xff\xff\xff\xff"}', 400),
    "a deep hole": (b'{"proto":1,"nonce":"nonce-of-mine","x":' + b"[" * 60_000, 400),
    "ops that are no list": (b'{"proto":1,"nonce":"nonce-of-mine","ops":{}}', 400),
    "a cursor that is none": (
        b'{"proto":1,"nonce":"nonce-of-mine","cursors":{"d:a":"x"}}',
        400,
    ),
    "too many ops": (
        b'{"proto":1,"nonce":"nonce-of-mine","ops":[' + b"1," * 32 + b"1]}",
        413,
    ),
    "too many bytes": (b" " * 65_537, 413),
}


@pytest.mark.parametrize(("body", "status"), BAD.values(), ids=BAD)
async def test_what_is_no_exchange_gets_a_clear_problem(
    phone: Phone, body: bytes, status: int
) -> None:
    answer = await phone.post(body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert b"nonce-of" not in answer.content


async def test_a_bomb_is_not_unpacked(phone: Phone) -> None:
    assert (await phone.post_packed(b" " * 3_000_000)).status_code == 413


async def test_what_is_not_packed_as_it_says_is_refused(phone: Phone) -> None:
    for body in (b"{}", b"\x1f\x8b\x08\x00cut"):
        assert (await phone.post(body, Content_Encoding="gzip")).status_code == 400


@pytest.mark.parametrize(
    ("header", "value"),
    [("Content_Type", "text/plain"), ("Content_Type", ""), ("Content_Encoding", "br")],
)
async def test_another_kind_of_content_is_refused(phone: Phone, header: str, value: str) -> None:
    assert (await phone.post(b"{}", **{header: value})).status_code == 415


@pytest.mark.parametrize(
    "said", ["", "Bearer x", "Peel-Device x.y", "Peel-Device ../../x." + "A" * 43]
)
async def test_who_does_not_say_who_they_are_is_turned_away(phone: Phone, said: str) -> None:
    assert (await phone.post(b"{}", Authorization=said)).status_code in {401, 403}
