"""A citizen's phone of the demo: it seals a report and hands it to the exchange, as any phone."""

import zlib
from hashlib import sha256

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from msgspec import Raw

from schemas.ids import uuid7
from schemas.report import SealedReport
from server.devices.ends import ends_of
from server.plumbing.database import force_in_hand
from server.plumbing.keys import keys
from server.plumbing.keys.ring import SUITE, key_id
from sync.kinds import Maker
from sync.protocol import seal_info
from sync.push import encode64, push


async def send(report: SealedReport, at: int, received_at: int) -> str:
    """The op's id. `at` is the phone's clock when Send was pressed."""
    op, device = uuid7(at), uuid7(at)
    schema = f"{report.form}@{report.version}#{report.digest}"
    info = seal_info(force_in_hand(), op, schema)
    sealed = seal(keys().sealing_public(), deflate(msgspec.json.encode(report)), info)
    said = {"id": op, "n": 1, "lane": op, "kind": "report.submit", "actor": f"d:{device}"}
    body = {"made_at": at, "schema": schema, "hash": sha256(sealed).hexdigest()}
    raw = Raw(msgspec.json.encode({**said, **body, "sealed": encode64(sealed)}))
    pushed = await push([raw], device, [f"d:{device}"], received_at, ends_of(anyone_may))
    if [one.st for one in pushed.results] != ["done"]:
        raise RuntimeError(f"the demo's report was not taken: {pushed.results}")
    return op


def seal(public: bytes, packed: bytes, info: bytes) -> bytes:
    """Version, key id, and the HPKE message (RFC 9180, base mode) to the force's key."""
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)
    return b"\x01" + key_id(public) + SUITE.encrypt(packed, key, info=info)


def deflate(plain: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(plain) + packer.flush()


async def anyone_may(_maker: Maker) -> bool:
    """Nobody is barred in the demo."""
    return False
