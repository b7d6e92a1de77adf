"""From bytes to an exchange, never more than the caps allow (S1)."""

import zlib

import msgspec

from sync.protocol import MAX_COMPRESSED, MAX_INFLATED, MAX_OPS, MAX_RATIO, Exchange

decode_exchange = msgspec.json.Decoder(Exchange).decode
GZIP = 31  # zlib's window bits for a gzip stream


class BadExchangeError(Exception):
    """Not an exchange at all; nothing was done."""


class TooLargeError(Exception):
    """More than an exchange may hold; half as many ops may fit."""


def read_exchange(body: bytes, packed: bool) -> Exchange:
    """S1: never more than the caps, whatever the sender claims."""
    if len(body) > MAX_COMPRESSED:
        raise TooLargeError
    try:
        said = decode_exchange(inflate(body) if packed else body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadExchangeError from error
    if len(said.ops) > MAX_OPS:
        raise TooLargeError
    return said


def inflate(body: bytes) -> bytes:
    """One gzip stream, whole, and no bomb."""
    limit = min(MAX_INFLATED, len(body) * MAX_RATIO)
    stream = zlib.decompressobj(GZIP)
    try:
        plain = stream.decompress(body, limit + 1)
    except zlib.error as error:
        raise BadExchangeError from error
    if len(plain) > limit:
        raise TooLargeError
    if not stream.eof or stream.unused_data:
        raise BadExchangeError
    return plain
