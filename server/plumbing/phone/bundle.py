"""What differs from force to force and is signed by it: keys, forms, triage, places, phrases.

The shared build knows nothing of it: the worker fetches /bundle.json, checks the signature, then
fetches each part by its address, which is the beginning of the part's own SHA-256.
"""

import hashlib
import json
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from server.plumbing.phone.files import HASH_LETTERS, TYPES
from server.plumbing.phone.packed import Asset, pack

Signed = Callable[[bytes], bytes]


class Contents(msgspec.Struct, frozen=True):
    """`head` is put into the bundle as it is; of forms and parts only digest and address are."""

    head: Mapping[str, Any]
    forms: Mapping[str, Mapping[str, Any]]
    parts: Mapping[str, Any]
    signed_at: int


class Bundle(msgspec.Struct, frozen=True):
    """`assets` by address: the bundle under its hashed name, and each part."""

    body: Asset
    assets: dict[str, Asset]


def canonical(value: object) -> bytes:
    """Sorted keys, no blanks, UTF-8: one value, one spelling, in JavaScript too."""
    text = json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode()


def content_asset(kind: str, value: object) -> Asset:
    body = canonical(value)
    digest = hashlib.sha256(body).hexdigest()[:HASH_LETTERS]
    return pack(f"/assets/{kind}-{digest}.json", TYPES[".json"], body)


def reference(asset: Asset) -> dict[str, str]:
    return {"digest": asset.digest[:HASH_LETTERS], "url": asset.url}


def make_bundle(contents: Contents, sign: Signed) -> Bundle:
    """Signed are the canonical bytes of the bundle without `sig`."""
    forms = {slug: content_asset("form", one) for slug, one in contents.forms.items()}
    parts = {kind: content_asset(kind, one) for kind, one in contents.parts.items()}
    bundle = {
        **contents.head,
        "forms": {
            slug: {"version": contents.forms[slug]["version"], **reference(asset)}
            for slug, asset in forms.items()
        },
        **{kind: reference(asset) for kind, asset in parts.items()},
        "signed_at": contents.signed_at,
    }
    sig = urlsafe_b64encode(sign(canonical(bundle))).decode().rstrip("=")
    body = content_asset("bundle", {**bundle, "sig": sig})
    every = [body, *forms.values(), *parts.values()]
    return Bundle(body, {asset.url: asset for asset in every})
