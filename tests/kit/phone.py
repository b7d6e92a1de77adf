"""A phone without a browser: seals reports as the real one does and sends them to /sync/v1."""

import asyncio
import hashlib
import json
import random
import secrets
import time
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from schemas.ids import uuid7
from sync.protocol import seal_info

SUITE = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
TALE = """the a man saw stole my bike outside station near shop street about yesterday evening he
was wearing black jacket ran toward park police witness camera phone lock cut ground frame"""


def answers(seed: int = 0) -> dict[str, Any]:
    """What a person might say, about 1.5 kB; different for each seed."""
    pick = random.Random(seed)
    return {
        "full_name": f"{pick.choice(['Siân', 'Aled', 'Priya'])} Pritchard",
        "email": f"person{seed}@post.example",
        "contact_by": ["email"],
        "contact_safe": "yes",
        "story": " ".join(pick.choices(TALE.split(), k=180)),
        "marks": " ".join(pick.choices(TALE.split(), k=30)),
    }


def b64(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def unb64(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Bundle:
    """What a phone keeps of the force: where to seal to, and which forms there are."""

    force: str
    sealing: bytes
    forms: dict[str, dict[str, Any]]

    @classmethod
    def read(cls, said: dict[str, Any]) -> "Bundle":
        return cls(said["force"]["id"], unb64(said["key"]["sealing"]), said["forms"])

    def seal(self, op: str, schema: str, plain: bytes) -> bytes:
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), self.sealing)
        packer = zlib.compressobj(wbits=-15)
        packed = packer.compress(plain) + packer.flush()
        sealed = SUITE.encrypt(packed, key, info=seal_info(self.force, op, schema))
        return b"\x01" + hashlib.sha256(self.sealing).digest()[:8] + sealed


@dataclass
class Phone:
    """One device with its secret; makes ops and whole exchanges."""

    bundle: Bundle
    form: str = "bicycle-theft"
    id: str = field(default_factory=lambda: uuid7(int(time.time() * 1000)))
    secret: str = field(default_factory=lambda: b64(secrets.token_bytes(32)))
    made: int = 0

    @property
    def authorization(self) -> str:
        return f"Peel-Device {self.id}.{self.secret}"

    def report(self, said: dict[str, Any] | None = None) -> dict[str, Any]:
        """A report.submit op, frozen: a retry sends the very same bytes."""
        now, form = int(time.time() * 1000), self.bundle.forms[self.form]
        op, self.made = uuid7(now), self.made + 1
        schema = f"{self.form}@{form['version']}#{form['digest']}"
        plain = {
            "form": self.form,
            "version": form["version"],
            "digest": form["digest"],
            "lang": "en",
            "answers": said or answers(self.made),
            "triage": {},
            "made_at": now,
            "started_at": now - 600_000,
            "device_safe": True,
            "files": [],
        }
        sealed = self.bundle.seal(op, schema, json.dumps(plain).encode())
        return {
            "id": op,
            "n": self.made,
            "lane": op,
            "kind": "report.submit",
            "actor": f"d:{self.id}",
            "made_at": now,
            "schema": schema,
            "hash": hashlib.sha256(sealed).hexdigest(),
            "sealed": b64(sealed),
        }

    def exchange(self, *ops: dict[str, Any]) -> bytes:
        said = {"proto": 1, "nonce": secrets.token_hex(12), "build": "kit", "ops": ops}
        return json.dumps({**said, "sent_at": int(time.time() * 1000)}).encode()

    def request(self, body: bytes, host: str = "127.0.0.1") -> bytes:
        head = (
            f"POST /sync/v1 HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/json\r\n"
            f"authorization: {self.authorization}\r\ncontent-length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body


class Line:
    """One kept-alive connection; speaks just enough HTTP/1.1."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.ends: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def send(self, request: bytes) -> tuple[int, bytes]:
        """Status and body; raises OSError or EOFError when the connection dies."""
        if self.ends is None:
            self.ends = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.ends
        try:
            writer.write(request)
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            length = int(head.split(b"content-length: ")[1].split(b"\r\n")[0])
            return int(head[9:12]), await reader.readexactly(length)
        except (OSError, EOFError):
            writer.close()
            self.ends = None
            raise

    def close(self) -> None:
        if self.ends:
            self.ends[1].close()
