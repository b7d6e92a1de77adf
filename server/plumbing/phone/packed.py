"""An asset as it goes over the wire: once as it is, once for each way of packing."""

import gzip
import hashlib

import brotli
import msgspec

PACKED_ALREADY = frozenset({"image/png", "image/x-icon"})


class Asset(msgspec.Struct, frozen=True):
    """`br` and `gz` are empty where packing gains nothing; `digest` is SHA-256 in hex."""

    url: str
    type: str
    digest: str
    body: bytes
    br: bytes
    gz: bytes


def pack(url: str, kind: str, body: bytes) -> Asset:
    br = gz = b""
    if kind not in PACKED_ALREADY:
        br = brotli.compress(body, quality=11)
        gz = gzip.compress(body, 9, mtime=0)
    return Asset(
        url,
        kind,
        hashlib.sha256(body).hexdigest(),
        body,
        br if len(br) < len(body) else b"",
        gz if len(gz) < len(body) else b"",
    )
