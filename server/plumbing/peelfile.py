"""peelfile/1: a file as a phone locked it, opened piece by piece so that memory stays small.

The plain bytes are cut in pieces of 262,144. Each piece is AES-256-GCM under the file's own key;
its nonce is 7 zero bytes, the piece's number in 4 bytes and 1 on the last piece, else 0. So pieces
cannot be swapped, dropped or cut off unseen. An empty file is one empty last piece.
"""

from collections.abc import Iterable, Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

PIECE = 262_144
TAG = 16
MOST = 2**32


class BrokenFileError(Exception):
    """Not locked with this key, or changed, or not all of it."""


def nonce(index: int, last: bool) -> bytes:
    return bytes(7) + index.to_bytes(4, "big") + bytes([last])


def locked_pieces(blob: Iterable[bytes]) -> Iterator[bytes]:
    """Bytes that arrive in any sizes, cut again where the phone cut them."""
    waiting = bytearray()
    for part in blob:
        waiting += part
        while len(waiting) > PIECE + TAG:
            yield bytes(waiting[: PIECE + TAG])
            del waiting[: PIECE + TAG]
    yield bytes(waiting)


def open_file(key: bytes, blob: bytes | Iterable[bytes]) -> Iterator[bytes]:
    """The plain pieces. Nothing is whole until the last piece has come without an error."""
    cipher = AESGCM(key)
    pieces = locked_pieces([blob] if isinstance(blob, bytes) else blob)
    index, piece = 0, next(pieces)
    for following in pieces:
        yield _open(cipher, nonce(index, False), piece)
        index, piece = index + 1, following
    yield _open(cipher, nonce(index, True), piece)


def _open(cipher: AESGCM, number: bytes, piece: bytes) -> bytes:
    try:
        return cipher.decrypt(number, piece, None)
    except (InvalidTag, ValueError) as error:
        raise BrokenFileError from error


def lock_file(key: bytes, plain: bytes) -> bytes:
    """What a phone makes: for reports taken by the server's own pages, and for tests."""
    cipher = AESGCM(key)
    starts = range(0, max(len(plain), 1), PIECE)
    last = len(starts) - 1
    return b"".join(
        cipher.encrypt(nonce(index, index == last), plain[start : start + PIECE], None)
        for index, start in enumerate(starts)
    )
