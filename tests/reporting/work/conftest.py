"""A phone that seals reports to the force in hand and sends them through the real door."""

import hashlib
import json
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
from kit.phone import Bundle, Phone, b64

from server.forms.library import definitions
from server.plumbing.keys import keys

Op = dict[str, Any]
Send = Callable[..., Awaitable[list[dict[str, Any]]]]


@pytest.fixture
async def phone(force: str) -> Phone:
    forms = {
        one.slug: {"version": one.version, "digest": one.digest} for one in definitions().values()
    }
    return Phone(Bundle(force, keys().sealing_public(), forms))


@pytest.fixture
async def send(phone: Phone, client: httpx.AsyncClient) -> Send:
    """Ops of this phone in one exchange; the results come back."""

    async def sent(*ops: Op) -> list[dict[str, Any]]:
        answer = await client.post(
            "/sync/v1",
            content=phone.exchange(*ops),
            headers={"Authorization": phone.authorization, "Content-Type": "application/json"},
        )
        assert answer.status_code == 200, answer.text
        results: list[dict[str, Any]] = answer.json()["results"]
        return results

    return sent


@pytest.fixture
async def sealed(phone: Phone) -> Callable[..., Op]:
    """An op around any plain text or changed report: what no phone of today would make."""

    def make(plain: bytes = b"", **changes: Any) -> Op:
        op, now = phone.report(), 1_790_000_000_000
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
        return {**op, "sealed": b64(body), "hash": hashlib.sha256(body).hexdigest()}

    return make
