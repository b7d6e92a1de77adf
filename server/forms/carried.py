"""The force's signed bundle: who it is, its keys, its forms, ready for its phones."""

import hashlib
from base64 import urlsafe_b64encode
from functools import lru_cache
from typing import Any

import msgspec

from server.forces.database import folder_of
from server.forces.hosts import look_of
from server.forces.registry import force_here
from server.forms.bundle import bundle_forms, form_assets
from server.forms.editions import keep_editions
from server.plumbing import clock
from server.plumbing.files import replace_file
from server.plumbing.keys import ForceKeys, keys
from server.plumbing.phone.bundle import Bundle, canonical, content_asset
from server.plumbing.phone.packed import Asset, pack

JSON = "application/json"


def carried() -> Bundle:
    """Of the force in hand."""
    said = {"force": look_of(force_here()), "key": public_keys(keys()), **bundle_forms()}
    return _bundle(force_here().id, canonical(said))


def public_keys(ring: ForceKeys) -> dict[str, str]:
    return {
        "id": ring.sealing_id(),
        "sealing": text(ring.sealing_public()),
        "signing": text(ring.signing_public()),
    }


def text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


@lru_cache(maxsize=128)
def _bundle(force: str, said: bytes) -> Bundle:
    body = content_asset("bundle", signed(force, said))
    return Bundle(body, {body.url: body, **parts()})


@lru_cache
def parts() -> dict[str, Asset]:
    return {url: pack(url, JSON, content) for url, content in form_assets().items()}


def signed(force: str, said: bytes) -> dict[str, Any]:
    """Signed once for each content and kept, so that a restart gives phones nothing to fetch."""
    path = folder_of(force) / f"bundle-{hashlib.sha256(said).hexdigest()[:16]}.json"
    if path.exists():
        kept: dict[str, Any] = msgspec.json.decode(path.read_bytes())
        return kept
    keep_editions()
    fresh = {**msgspec.json.decode(said), "signed_at": clock.now()}
    fresh["sig"] = text(keys().sign(canonical(fresh)))
    replace_file(path, msgspec.json.encode(fresh))
    return fresh
