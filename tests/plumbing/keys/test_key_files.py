"""Key files: for the server alone, made once, never replaced."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from server.plumbing.keys import ForceKeys, load_keys, make_keys

P256 = ec.SECP256R1()


@pytest.fixture
def ring(tmp_path: Path) -> ForceKeys:
    make_keys(tmp_path / "keys")
    return load_keys(tmp_path / "keys")


def test_a_signature_is_what_webcrypto_reads(ring: ForceKeys) -> None:
    signature = ring.sign(b"said")
    assert len(signature) == 64
    halves = [int.from_bytes(half, "big") for half in (signature[:32], signature[32:])]
    public = ec.EllipticCurvePublicKey.from_encoded_point(P256, ring.signing_public())
    public.verify(encode_dss_signature(*halves), b"said", ec.ECDSA(hashes.SHA256()))


def test_key_files_are_for_the_server_alone(tmp_path: Path) -> None:
    make_keys(tmp_path / "keys")
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700
    files = list((tmp_path / "keys").iterdir())
    assert {path.name for path in files} == {
        "sealing.pem",
        "signing.pem",
        "vapid.pem",
        "wrapping.key",
        "index.key",
    }
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}


def test_a_key_that_exists_is_never_replaced(tmp_path: Path) -> None:
    make_keys(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    make_keys(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_one_address_has_one_index_however_it_is_typed(ring: ForceKeys, tmp_path: Path) -> None:
    assert ring.index(" Awel@CWM.example ") == ring.index("awel@cwm.example")
    make_keys(tmp_path / "other")
    assert load_keys(tmp_path / "other").index("a") != ring.index("a")
