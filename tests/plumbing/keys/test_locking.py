"""What is locked under a subject's key is readable with it, in its place, and never after."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.forces.locking import ErasedError, destroy_key, keep_key, key_of, keys_of
from server.plumbing.database import unit
from server.plumbing.keys import keys
from server.plumbing.locking import CannotUnlockError, DataKey


@given(st.text(), st.text())
def test_words_come_back_as_they_were(words: str, about: str) -> None:
    key = DataKey.new()
    about = about.encode("utf-8", "ignore").decode()
    words = words.encode("utf-8", "ignore").decode()
    assert key.unlock_text(key.lock(words, about), about) == words


def test_locked_words_cannot_be_moved_to_another_place() -> None:
    key = DataKey.new()
    locked = key.lock("seen at the bridge", "cases/1/note")
    with pytest.raises(CannotUnlockError):
        key.unlock(locked, "cases/2/note")


def test_any_changed_byte_is_seen() -> None:
    key = DataKey.new()
    locked = key.lock("x", "a")
    for at in range(len(locked)):
        changed = locked[:at] + bytes([locked[at] ^ 128]) + locked[at + 1 :]
        with pytest.raises(CannotUnlockError):
            key.unlock(changed, "a")
    for length in range(len(locked)):
        with pytest.raises(CannotUnlockError):
            key.unlock(locked[:length], "a")


def test_a_key_is_wrapped_as_rfc_3394_says() -> None:
    """Section 4.6: 256 bits of key data with a 256-bit key."""
    wrapping = bytes(range(32))
    data = bytes.fromhex("00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f")
    wrapped = DataKey(data).wrap(wrapping)
    assert wrapped.hex() == (
        "28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21"
    )
    assert DataKey.unwrap(wrapping, wrapped).raw == data
    with pytest.raises(CannotUnlockError):
        DataKey.unwrap(bytes(32), wrapped)


async def test_a_subjects_key_is_kept_wrapped_and_found_again(force: str) -> None:
    key = DataKey.new()
    await unit(keep_key, "0190-subject", key)
    assert (await key_of("0190-subject")).raw == key.raw
    assert (await keys_of(["0190-subject", "0190-nobody"])).keys() == {"0190-subject"}
    assert key.wrap(keys().wrapping_key(keys().wrapping_id)) != key.raw


async def test_destroying_the_key_erases_the_subject(force: str) -> None:
    await unit(keep_key, "0190-subject", DataKey.new())
    await unit(destroy_key, "0190-subject")
    with pytest.raises(ErasedError):
        await key_of("0190-subject")
