"""A phone that talks to the force over HTTP."""

import base64
import gzip
import hashlib
import json
from typing import Any

import httpx
import msgspec

from schemas.ids import uuid7
from schemas.occasion import Occasion
from sync.kinds import Applied, Change, Maker, Mutation
from sync.protocol import Op


async def prepare_note(op: Op, _maker: Maker, _now: int) -> Any:
    return msgspec.json.decode(op.payload)


async def apply_note(occasion: Occasion, _said: Any) -> Applied:
    return Applied(ref="CWM-TEST-22", feeds=[Change(occasion.by, "note", occasion.op)])


NOTE = Mutation("note.add", True, prepare_note, apply_note)


class Phone:
    """Its own name and secret; each op announces the files it is given."""

    def __init__(self, client: httpx.AsyncClient, name: int = 1) -> None:
        self.client, self.made = client, 0
        self.id = f"01990000-0000-7000-8000-{name:012d}"
        self.secret = base64.urlsafe_b64encode(bytes([name]) * 32).decode().rstrip("=")

    @property
    def headers(self) -> dict[str, str]:
        return {
            "Authorization": f"Peel-Device {self.id}.{self.secret}",
            "Content-Type": "application/json",
        }

    def op(self, *files: bytes, **more: Any) -> dict[str, Any]:
        self.made += 1
        body = {"number": self.made}
        op_id = uuid7(1_700_000_000_000 + self.made)
        said = hashlib.sha256(json.dumps(body).encode()).hexdigest()
        needs = [f"sha256:{hashlib.sha256(file).hexdigest()}" for file in files]
        head = {"id": op_id, "n": self.made, "lane": op_id, "kind": "note.add"}
        tail = {"made_at": 1, "hash": said, "body": body, "needs": needs}
        return {**head, "actor": f"d:{self.id}", **tail, **more}

    async def send(self, *ops: dict[str, Any], **more: Any) -> httpx.Response:
        said = {"proto": 1, "nonce": "nonce-of-mine", "ops": ops, **more}
        return await self.post(json.dumps(said).encode())

    async def post(self, body: bytes, **headers: str) -> httpx.Response:
        given = {**self.headers, **{k.replace("_", "-"): v for k, v in headers.items()}}
        return await self.client.post("/sync/v1", content=body, headers=given)

    async def post_packed(self, body: bytes) -> httpx.Response:
        return await self.post(gzip.compress(body), Content_Encoding="gzip")

    async def file(
        self, method: str, op: str, sha: str, content: bytes = b"", **headers: str
    ) -> Any:
        given = {k.replace("_", "-"): v for k, v in headers.items()}
        kind = {"Content-Type": "application/octet-stream", "Peel-Op": op}
        given = {**self.headers, **kind, **given}
        where = f"/sync/v1/blobs/{sha}"
        return await self.client.request(method, where, content=content, headers=given)
