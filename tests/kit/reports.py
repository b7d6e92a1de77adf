"""Reports as a phone would send them, and odd ones that no phone of today would make."""

import hashlib
import json
from typing import Any

import httpx

from kit.phone import Bundle, Phone, b64
from server.forms.library import definitions
from server.plumbing import clock
from server.plumbing.keys import keys
from server.plumbing.peelfile import lock_file

Op = dict[str, Any]
KEY = bytes(range(32))


def phone_of(force: str) -> Phone:
    forms = {
        one.slug: {"version": one.version, "digest": one.digest} for one in definitions().values()
    }
    return Phone(Bundle(force, keys().sealing_public(), forms))


async def exchange(client: httpx.AsyncClient, phone: Phone, *ops: Op) -> list[dict[str, Any]]:
    """Through the real door; the results come back."""
    answer = await client.post(
        "/sync/v1",
        content=phone.exchange(*ops),
        headers={"Authorization": phone.authorization, "Content-Type": "application/json"},
    )
    assert answer.status_code == 200, answer.text
    results: list[dict[str, Any]] = answer.json()["results"]
    return results


def sealed_op(phone: Phone, plain: bytes = b"", **changes: Any) -> Op:
    """A report with parts of it changed, or any plain text at all."""
    op, now = phone.report(), clock.now()
    form = phone.bundle.forms[phone.form]
    said = {
        "form": phone.form,
        "version": form["version"],
        "digest": form["digest"],
        "lang": "en",
        "answers": {},
        "triage": {},
        "made_at": now,
        "started_at": now,
        "device_safe": True,
        "files": [],
        **changes,
    }
    body = phone.bundle.seal(op["id"], op["schema"], plain or json.dumps(said).encode())
    needs = [f"sha256:{file['blob']}" for file in said["files"]]
    return {**op, "sealed": b64(body), "hash": hashlib.sha256(body).hexdigest(), "needs": needs}


def file_in(plain: bytes, **changes: Any) -> tuple[dict[str, Any], bytes]:
    """A file as the sealed report names it, and its locked bytes."""
    blob = lock_file(KEY, plain)
    named = {
        "question": "bike_photos",
        "index": 1,
        "name": "bike.jpg",
        "type": "image/jpeg",
        "size": len(plain),
        "added_at": clock.now(),
        "sha256": hashlib.sha256(plain).hexdigest(),
        "blob": hashlib.sha256(blob).hexdigest(),
        "key": b64(KEY),
    }
    return {**named, **changes}, blob


async def upload(client: httpx.AsyncClient, phone: Phone, op: str, blob: bytes) -> httpx.Response:
    """One file in one piece."""
    address = f"/sync/v1/blobs/{hashlib.sha256(blob).hexdigest()}"
    who = {"Authorization": phone.authorization, "Peel-Op": op}
    await client.put(address, headers={**who, "Upload-Length": str(len(blob))})
    piece = {"Upload-Offset": "0", "Content-Type": "application/octet-stream"}
    return await client.patch(address, content=blob, headers={**who, **piece})
