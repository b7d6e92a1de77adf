"""A phone and the force over HTTP: what is processed, and what is refused as a whole."""

import json
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from kit.http_phone import Phone
from schemas.occasion import Occasion
from server.audit.tables import AuditLines
from server.devices.actions.device_revoke import revoke_device
from server.devices.tables import Devices
from server.plumbing.database import unit
from server.plumbing.keys import keys
from sync.protocol import decode64
from sync.tables import Ops

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
