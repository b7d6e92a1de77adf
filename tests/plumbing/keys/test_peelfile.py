"""A photograph that a phone locked comes out byte for byte, or not at all."""

import os
import tracemalloc

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from server.plumbing.peelfile import PIECE, TAG, BrokenFileError, lock_file, open_file

KEY = bytes(range(32))


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7])
def test_every_size_comes_out_as_it_was(size: int) -> None:
    plain = os.urandom(size)
    assert b"".join(open_file(KEY, lock_file(KEY, plain))) == plain


def test_the_pieces_are_as_the_format_says() -> None:
    """Two pieces by hand: 7 zero bytes, the number, and 1 on the last."""
    first, last = os.urandom(PIECE), b"end"
    cipher = AESGCM(KEY)
    blob = cipher.encrypt(bytes(12), first, None)
    blob += cipher.encrypt(bytes(7) + b"\x00\x00\x00\x01\x01", last, None)
    assert b"".join(open_file(KEY, blob)) == first + last
    assert lock_file(KEY, first + last) == blob


def test_it_may_arrive_in_any_sizes() -> None:
    plain = os.urandom(PIECE + 999)
    blob = lock_file(KEY, plain)
    parts = (blob[at : at + 1000] for at in range(0, len(blob), 1000))
    assert b"".join(open_file(KEY, parts)) == plain


def test_pieces_may_not_be_swapped_dropped_or_cut_off() -> None:
    blob = lock_file(KEY, os.urandom(3 * PIECE))
    step = PIECE + TAG
    one, two, three = blob[:step], blob[step : 2 * step], blob[2 * step :]
    for broken in (two + one + three, one + three, one + two, one, b"", blob + b"x", blob[:-1]):
        with pytest.raises(BrokenFileError):
            list(open_file(KEY, broken))


def test_another_files_key_opens_nothing() -> None:
    with pytest.raises(BrokenFileError):
        list(open_file(bytes(32), lock_file(KEY, b"x")))


def test_a_long_file_needs_little_memory() -> None:
    blob = lock_file(KEY, bytes(16 * PIECE))
    parts = (blob[at : at + 65_536] for at in range(0, len(blob), 65_536))
    tracemalloc.start()
    total = sum(len(piece) for piece in open_file(KEY, parts))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert total == 16 * PIECE
    assert peak < 6 * PIECE
