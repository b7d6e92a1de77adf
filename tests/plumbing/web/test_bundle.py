"""The bundle a phone keeps is the force's own word."""

import hashlib
import json
from base64 import urlsafe_b64decode

import httpx
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature


def raw(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


async def test_the_bundle_is_signed_by_the_force(client: httpx.AsyncClient) -> None:
    bundle = (await client.get("/bundle.json")).json()
    sig = raw(bundle.pop("sig"))
    said = json.dumps(bundle, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    key = ec.EllipticCurvePublicKey.from_encoded_point(
        ec.SECP256R1(), raw(bundle["key"]["signing"])
    )
    halves = [int.from_bytes(half, "big") for half in (sig[:32], sig[32:])]
    key.verify(encode_dss_signature(*halves), said, ec.ECDSA(hashes.SHA256()))
    point = raw(bundle["key"]["sealing"])
    assert bundle["key"]["id"] == hashlib.sha256(point).hexdigest()[:16]
    assert bundle["force"]["name"]["cy"] == "Heddlu Cwm a Dyffryn"


async def test_every_part_of_the_bundle_is_at_its_address(client: httpx.AsyncClient) -> None:
    bundle = (await client.get("/bundle.json")).json()
    named = [*bundle["forms"].values(), *bundle.values()]
    parts = [one for one in named if isinstance(one, dict) and "digest" in one]
    assert len(parts) > 2
    for part in parts:
        content = (await client.get(part["url"])).content
        assert hashlib.sha256(content).hexdigest()[:16] == part["digest"]


async def test_the_bundle_stays_the_same_until_it_says_something_new(
    client: httpx.AsyncClient,
) -> None:
    first = await client.get("/bundle.json")
    again = await client.get("/bundle.json", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
