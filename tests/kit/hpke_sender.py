"""RFC 9180, base mode, P-256 and HKDF-SHA256, written down step by step from the RFC."""

from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

KEM_ID = 0x0010
KDF_ID = 0x0001
AES_128, AES_256 = (0x0001, 16), (0x0002, 32)


def mac(key: bytes, text: bytes) -> bytes:
    machine = hmac.HMAC(key, hashes.SHA256())
    machine.update(text)
    return machine.finalize()


def extract(suite: bytes, salt: bytes, label: bytes, ikm: bytes) -> bytes:
    return mac(salt or bytes(32), b"HPKE-v1" + suite + label + ikm)


def expand(suite: bytes, prk: bytes, label: bytes, info: bytes, length: int) -> bytes:
    whole = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return mac(prk, whole + b"\x01")[:length]


def point(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def shared_secret(ephemeral: ec.EllipticCurvePrivateKey, receiver: bytes) -> bytes:
    suite = b"KEM" + KEM_ID.to_bytes(2, "big")
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), receiver)
    dh = ephemeral.exchange(ec.ECDH(), public)
    prk = extract(suite, b"", b"eae_prk", dh)
    return expand(suite, prk, b"shared_secret", point(ephemeral) + receiver, 32)


def seal(  # noqa: PLR0913, PLR0917 - the steps of the RFC take what they take
    ephemeral: ec.EllipticCurvePrivateKey,
    receiver: bytes,
    info: bytes,
    plain: bytes,
    aad: bytes = b"",
    aead: tuple[int, int] = AES_256,
) -> bytes:
    """enc followed by the first message's ciphertext."""
    suite = b"HPKE" + b"".join(n.to_bytes(2, "big") for n in (KEM_ID, KDF_ID, aead[0]))
    context = (
        b"\x00" + extract(suite, b"", b"psk_id_hash", b"") + extract(suite, b"", b"info_hash", info)
    )
    secret = extract(suite, shared_secret(ephemeral, receiver), b"secret", b"")
    key = expand(suite, secret, b"key", context, aead[1])
    nonce = expand(suite, secret, b"base_nonce", context, 12)
    return point(ephemeral) + AESGCM(key).encrypt(nonce, plain, aad)
