"""Packed bodies are unpacked with a limit, so that a bomb costs nothing."""

import gzip
import zlib

import pytest

from server.plumbing.inflate import GZIP, TooMuchError, inflate


def raw(plain: bytes) -> bytes:
    machine = zlib.compressobj(9, zlib.DEFLATED, -15)
    return machine.compress(plain) + machine.flush()


def test_both_packings_come_out() -> None:
    assert inflate(raw(b"words"), 100) == b"words"
    assert inflate(gzip.compress(b"words"), 100, GZIP) == b"words"


def test_exactly_the_limit_is_allowed_and_one_more_is_not() -> None:
    assert len(inflate(raw(bytes(100)), 100)) == 100
    with pytest.raises(TooMuchError):
        inflate(raw(bytes(101)), 100)


def test_a_bomb_is_refused() -> None:
    with pytest.raises(TooMuchError):
        inflate(raw(bytes(200_000_000)), 1_000_000)


@pytest.mark.parametrize("packed", [b"", b"x", b"\xff" * 40, raw(b"words")[:-1], raw(b"w") + b"x"])
def test_what_is_not_whole_is_refused(packed: bytes) -> None:
    with pytest.raises(TooMuchError):
        inflate(packed, 100)
