"""A force signs what its phones take along; the phone checks it with what it parsed."""

import json
import subprocess
from base64 import b64encode
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kit.two_hosts import NODE
from server.plumbing.phone import Contents, make_bundle

CHECK = """
const [text, key] = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const { sig, ...rest } = JSON.parse(text);
const curve = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const bytes = (sign) => Buffer.from(sign, "base64url");
crypto.subtle.importKey("raw", Buffer.from(key, "base64"), curve, false, ["verify"])
  .then((held) => crypto.subtle.verify(curve, held, bytes(sig), Buffer.from(JSON.stringify(rest))))
  .then((right) => console.log(right));
"""
CONTENTS = Contents(
    head={
        "force": {"name": "Heddlu Cwm a Dyffryn — «é😀\u2028\x1f»", "id": "cwm"},
        "key": {"id": "1"},
    },
    forms={"stolen-bicycle": {"version": 3, "title": {"en": "A", "cy": "B"}}},
    parts={"places": {"SY23": "cwm"}, "phrases": [["bike", "stolen-bicycle"]]},
    signed_at=1_795_000_000_000,
)
KEY = ec.generate_private_key(ec.SECP256R1())


def sign(message: bytes) -> bytes:
    r, s = decode_dss_signature(KEY.sign(message, ec.ECDSA(SHA256())))
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def checked_by_the_phone(text: str) -> str:
    public = KEY.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    given = json.dumps([text, b64encode(public).decode()])
    run = [str(NODE), "-e", CHECK]
    return subprocess.run(run, input=given, capture_output=True, text=True, check=True).stdout


def test_the_phone_can_check_the_signature_of_the_bundle() -> None:
    text = make_bundle(CONTENTS, sign).body.body.decode()
    assert checked_by_the_phone(text) == "true\n"
    assert checked_by_the_phone(text.replace('"version":3', '"version":4')) == "false\n"


def test_each_part_is_found_under_the_beginning_of_its_hash() -> None:
    bundle = make_bundle(CONTENTS, sign)
    said = json.loads(bundle.body.body)
    parts = [said["forms"]["stolen-bicycle"], said["places"], said["phrases"]]
    for part in parts:
        asset = bundle.assets[part["url"]]
        assert asset.digest.startswith(part["digest"])
        assert part["digest"] in part["url"]
    assert said["forms"]["stolen-bicycle"]["version"] == 3
    assert set(bundle.assets) == {bundle.body.url, *(part["url"] for part in parts)}


def test_the_same_contents_have_the_same_addresses(tmp_path: Path) -> None:
    again = Contents(CONTENTS.head, CONTENTS.forms, dict(reversed(list(CONTENTS.parts.items()))), 1)
    first, second = make_bundle(CONTENTS, sign), make_bundle(again, sign)
    assert set(first.assets) - {first.body.url} == set(second.assets) - {second.body.url}
