"""A data key locks everything written about one subject; destroying the key destroys the words."""

import os

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import (
    InvalidUnwrap,
    aes_key_unwrap,
    aes_key_wrap,
)

VERSION = b"\x01"
NONCE = 12
KEY = 32


class CannotUnlockError(Exception):
    """The bytes are not what this key locked about this thing, or they were changed."""


class DataKey(msgspec.Struct, frozen=True):
    """AES-256-GCM; `about` ties locked bytes to their place, so rows cannot be swapped."""

    raw: bytes

    @classmethod
    def new(cls) -> "DataKey":
        return cls(os.urandom(KEY))

    def lock(self, plain: str | bytes, about: str) -> bytes:
        body = plain.encode() if isinstance(plain, str) else plain
        nonce = os.urandom(NONCE)
        return VERSION + nonce + AESGCM(self.raw).encrypt(nonce, body, about.encode())

    def unlock(self, locked: bytes, about: str) -> bytes:
        if locked[:1] != VERSION:
            raise CannotUnlockError
        nonce, body = locked[1 : 1 + NONCE], locked[1 + NONCE :]
        try:
            return AESGCM(self.raw).decrypt(nonce, body, about.encode())
        except (InvalidTag, ValueError) as error:
            raise CannotUnlockError from error

    def unlock_text(self, locked: bytes, about: str) -> str:
        return self.unlock(locked, about).decode()

    def wrap(self, wrapping: bytes) -> bytes:
        """RFC 3394; equal input gives equal bytes, so a unit may wrap."""
        return aes_key_wrap(wrapping, self.raw)

    @classmethod
    def unwrap(cls, wrapping: bytes, wrapped: bytes) -> "DataKey":
        try:
            return cls(aes_key_unwrap(wrapping, wrapped))
        except InvalidUnwrap as error:
            raise CannotUnlockError from error
