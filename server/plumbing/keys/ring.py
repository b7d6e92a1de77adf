"""What a force's keys can do: open what is sealed to it, sign, wrap, make look-up indexes."""

import base64
import hashlib
import hmac
import unicodedata
from functools import lru_cache
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
)

from server.plumbing.database import force_in_hand
from server.plumbing.keys.make import key_folder
from server.plumbing.settings import settings

SUITE = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
VERSION = 1
ID = 8  # bytes of a key id on the wire
POINT = 65
TAG = 16
HALF = 32  # bytes of r and of s in a raw signature


class CannotOpen(Exception):  # noqa: N818 - said by every caller
    """Sealed to no key of ours, for something else, or changed on the way."""


class VapidKey(msgspec.Struct, frozen=True):
    """The pair that names this force to push services."""

    private: ec.EllipticCurvePrivateKey
    public: bytes

    def public_text(self) -> str:
        """As browsers subscribe with it and push services read it: base64url."""
        return base64.urlsafe_b64encode(self.public).rstrip(b"=").decode()


class ForceKeys(msgspec.Struct, frozen=True):
    """All keys of one force; retired ones still open and unwrap."""

    sealing: dict[bytes, ec.EllipticCurvePrivateKey]
    sealing_now: ec.EllipticCurvePrivateKey
    signing: ec.EllipticCurvePrivateKey
    vapid: VapidKey
    wrapping: dict[str, bytes]
    wrapping_id: str
    index_key: bytes

    def open_sealed(self, sealed: bytes, info: bytes) -> bytes:
        """RFC 9180 base mode; raises CannotOpen, never says why."""
        if len(sealed) < 1 + ID + POINT + TAG or sealed[0] != VERSION:
            raise CannotOpen
        key = self.sealing.get(sealed[1 : 1 + ID])
        if key is None:
            raise CannotOpen
        try:
            return SUITE.decrypt(sealed[1 + ID :], key, info)
        except (InvalidTag, ValueError) as error:
            raise CannotOpen from error

    def sign(self, message: bytes) -> bytes:
        """ECDSA P-256 with SHA-256 as WebCrypto reads it: r then s, 32 bytes each."""
        r, s = decode_dss_signature(self.signing.sign(message, ec.ECDSA(hashes.SHA256())))
        return r.to_bytes(HALF, "big") + s.to_bytes(HALF, "big")

    def index(self, text: str) -> str:
        """The same for spellings of one address, and no use to who steals the table."""
        folded = unicodedata.normalize("NFKC", text).strip().casefold()
        return hmac.new(self.index_key, folded.encode(), hashlib.sha256).hexdigest()

    def wrapping_key(self, key_id: str) -> bytes:
        return self.wrapping[key_id]

    def sealing_public(self) -> bytes:
        return point_of(self.sealing_now)

    def signing_public(self) -> bytes:
        return point_of(self.signing)

    def sealing_id(self) -> str:
        """Hex of the 8 bytes that stand in front of every sealed body."""
        return key_id(self.sealing_public()).hex()


def keys() -> ForceKeys:
    """The keys of the force in hand."""
    return _keys_of(force_in_hand(), settings().data)


@lru_cache(maxsize=128)
def _keys_of(force: str, _data: Path) -> ForceKeys:
    """Remembered by name: making a path for each call costs more than finding the keys."""
    return load_keys(key_folder(force))


@lru_cache(maxsize=128)
def load_keys(folder: Path) -> ForceKeys:
    """Read once a process; a new key is taken up at the next start."""
    sealing = [load_pair(path) for path in pairs(folder, "sealing")]
    secrets = [path.read_bytes() for path in sorted(folder.glob("wrapping*.key"))]
    wrapping_now = (folder / "wrapping.key").read_bytes()
    vapid = load_pair(folder / "vapid.pem")
    return ForceKeys(
        sealing={key_id(point_of(key)): key for key in sealing},
        sealing_now=load_pair(folder / "sealing.pem"),
        signing=load_pair(folder / "signing.pem"),
        vapid=VapidKey(private=vapid, public=point_of(vapid)),
        wrapping={key_id(secret).hex(): secret for secret in secrets},
        wrapping_id=key_id(wrapping_now).hex(),
        index_key=(folder / "index.key").read_bytes(),
    )


def pairs(folder: Path, name: str) -> list[Path]:
    """The pair in use and the retired ones, `sealing-<anything>.pem`."""
    return sorted(folder.glob(f"{name}*.pem"))


def load_pair(path: Path) -> ec.EllipticCurvePrivateKey:
    key = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.curve.name != "secp256r1":
        raise ValueError(f"{path.name} is not a P-256 key")
    return key


def point_of(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def key_id(public: bytes) -> bytes:
    return hashlib.sha256(public).digest()[:ID]
