"""Unpacking what others packed, with a hard limit on what comes out."""

import zlib

RAW = -zlib.MAX_WBITS
GZIP = zlib.MAX_WBITS | 16


class TooMuchError(Exception):
    """More came out than was allowed, or it was not packed rightly."""


def inflate(packed: bytes, most: int, kind: int = RAW) -> bytes:
    """Deflate-raw by default; a bomb stops at `most` bytes and is refused."""
    machine = zlib.decompressobj(kind)
    try:
        plain = machine.decompress(packed, most + 1)
    except zlib.error as error:
        raise TooMuchError from error
    if len(plain) > most or not machine.eof or machine.unused_data:
        raise TooMuchError
    return plain
