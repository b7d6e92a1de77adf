"""Whatever bytes arrive: an exchange, or a clear no. Never a crash, never more than the caps."""

import gzip
import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.protocol import MAX_COMPRESSED, MAX_INFLATED
from sync.unpack import BadExchangeError, TooLargeError, inflate, read_exchange

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
FIELDS = st.sampled_from(["proto", "nonce", "sent_at", "build", "cursors", "witness", "ops"])
GOOD = {"proto": 1, "nonce": "nonce-of-mine"}


def read_or_refuse(body: bytes, packed: bool) -> None:
    with suppress(BadExchangeError, TooLargeError):
        assert read_exchange(body, packed).nonce


@given(body=st.binary(max_size=300), packed=st.booleans())
def test_any_bytes_are_read_or_refused(body: bytes, packed: bool) -> None:
    read_or_refuse(body, packed)


@settings(max_examples=300)
@given(change=st.dictionaries(FIELDS, ANYTHING, max_size=3), packed=st.booleans())
def test_any_words_are_read_or_refused(change: dict[str, Any], packed: bool) -> None:
    body = json.dumps({**GOOD, **change}).encode()
    read_or_refuse(gzip.compress(body) if packed else body, packed)


@given(cut=st.integers(0, 10_000))
def test_half_of_a_packed_exchange_is_refused(cut: int) -> None:
    body = gzip.compress(json.dumps({**GOOD, "build": "x" * 60}).encode())
    with pytest.raises(BadExchangeError):
        read_exchange(body[: cut % len(body)], packed=True)


@pytest.mark.parametrize("size", [30_000, 1_000_000, 50_000_000])
def test_a_bomb_is_never_unpacked_further_than_the_caps(size: int) -> None:
    bomb = gzip.compress(b" " * size)
    assert len(bomb) < MAX_COMPRESSED
    with pytest.raises(TooLargeError):
        inflate(bomb)


def test_what_is_just_small_enough_is_unpacked() -> None:
    body = json.dumps({**GOOD, "ops": ["0123456789abcdef" * 6] * 5}).encode()
    assert inflate(gzip.compress(body, compresslevel=0)) == body
    assert MAX_INFLATED == 2 * 1024 * 1024
