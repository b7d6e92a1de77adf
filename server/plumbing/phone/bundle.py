"""What differs from force to force: its signed bundle and the parts that the bundle names.

The shared build knows nothing of it. The worker fetches /bundle.json, checks the signature, then
fetches each part by its address, which is the beginning of the part's own SHA-256.
"""

import hashlib
import json

import msgspec

from server.plumbing.phone.files import HASH_LETTERS, TYPES
from server.plumbing.phone.packed import Asset, pack


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
