"""Pushes encrypted and signed on one core, beside the bare steps that no sender can avoid."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kit.figures import write_figure
from server.contact.push import Notice, make_push, padded, payload
from server.contact.push_address import PushAddress
from server.plumbing.keys import make_keys
from server.plumbing.keys.ring import load_keys

ENDPOINT = "https://updates.push.services.mozilla.com/wpush/v2/one"
NOTICE = Notice("You have an update", "Open the app to read it.", "/case", "update", "en")
ROUNDS = 5


def phone_point() -> bytes:
    public = ec.generate_private_key(ec.SECP256R1()).public_key()
    return public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def bare_steps(point: bytes, auth: bytes, message: bytes) -> None:
    """Key pair, point, ECDH, HKDF twice, GCM: RFC 8291 without a framework round it."""
    mine = ec.generate_private_key(ec.SECP256R1())
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    shared = mine.exchange(ec.ECDH(), theirs)
    for length in (32, 16):
        shared = HKDF(SHA256(), length, auth, b"info").derive(shared)
    AESGCM(shared).encrypt(b"\0" * 12, message, None)


def per_second(act: Callable[[], object], count: int) -> float:
    start = time.process_time()
    for _ in range(count):
        act()
    return count / (time.process_time() - start)


def test_a_push_costs_little_more_than_its_bare_steps(tmp_path: Path, short: bool) -> None:
    make_keys(tmp_path)
    vapid, point, auth = load_keys(tmp_path).vapid, phone_point(), os.urandom(16)
    to, message = PushAddress(ENDPOINT, point, auth), payload(NOTICE)
    count = 300 if short else 2000
    pairs = [
        (
            per_second(lambda: make_push(vapid, to, message, "topic"), count),
            per_second(lambda: bare_steps(point, auth, padded(message)), count),
        )
        for _ in range(ROUNDS)
    ]
    ours, bare = (max(column) for column in zip(*pairs, strict=True))
    write_figure("push_encrypt_per_s", ours, "-", "pushes/s")
    write_figure("push_vs_openssl", ours / bare, ">= 0.7", "ratio")
    assert ours / bare >= 0.5
