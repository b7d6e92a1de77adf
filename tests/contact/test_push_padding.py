"""The length of a push tells nothing."""

import os

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from server.contact.push import (
    SIZES,
    TooLongError,
    encrypt_push,
    padded,
)

CURVE = ec.SECP256R1()


def point(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


@pytest.mark.parametrize("length", [0, 1, 511, 512, 513, 1024, 1025, 2048, 2049, 3072])
def test_the_length_of_a_push_is_one_of_four(length: int) -> None:
    phone, secret = ec.generate_private_key(CURVE), os.urandom(16)
    sealed = encrypt_push(padded(b"x" * length), point(phone), secret)
    plain = http_ece.decrypt(sealed, private_key=phone, auth_secret=secret)
    assert len(plain) in SIZES
    assert len(plain) == min(size for size in SIZES if size >= length)
    assert len(sealed) <= 4096


def test_more_than_a_push_can_carry_is_refused() -> None:
    with pytest.raises(TooLongError):
        padded(b"x" * 3073)
