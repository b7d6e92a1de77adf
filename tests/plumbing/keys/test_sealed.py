"""A report sealed on a phone opens with the force's key, and with nothing else."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from pyhpke import AEADId, CipherSuite, KDFId, KEMId, KEMKey

from kit.hpke_sender import AES_128, point, seal
from server.plumbing.keys import CannotOpen, ForceKeys, load_keys, make_keys

INFO = b"\x00\x00\x00\x06peel/1\x00\x00\x00\x03cwm"
PLAIN = b"A red bicycle, taken from the rack by the river."
P256 = ec.SECP256R1()


@pytest.fixture
def ring(tmp_path: Path) -> ForceKeys:
    make_keys(tmp_path / "keys")
    return load_keys(tmp_path / "keys")


def packet(ring: ForceKeys, body: bytes) -> bytes:
    return b"\x01" + bytes.fromhex(ring.sealing_id()) + body


def sealed_by_rfc(ring: ForceKeys, info: bytes = INFO) -> bytes:
    sender = ec.generate_private_key(P256)
    return packet(ring, seal(sender, ring.sealing_public(), info, PLAIN))


def test_the_sender_in_these_tests_keeps_to_the_rfc() -> None:
    """RFC 9180, appendix A.3.1, first encryption."""
    ephemeral = ec.derive_private_key(
        0x4995788EF4B9D6132B249CE59A77281493EB39AF373D236A1FE415CB0C2D7BEB, P256
    )
    receiver = ec.derive_private_key(
        0xF3CE7FDAE57E1A310D87F1EBBDE6F328BE0A99CDBCADF4D6589CF29DE4B8FFD2, P256
    )
    info = bytes.fromhex("4f6465206f6e2061204772656369616e2055726e")
    plain = bytes.fromhex("4265617574792069732074727574682c20747275746820626561757479")
    made = seal(ephemeral, point(receiver), info, plain, b"Count-0", AES_128)
    assert made.hex() == (
        "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0"
        "900be863c403ce65c9bfcb9382657222d18c45ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2"
        "f20b6c7f9076ac232e3ab2523f39513434"
    )


def test_what_was_sealed_to_the_force_opens(ring: ForceKeys) -> None:
    assert ring.open_sealed(sealed_by_rfc(ring), INFO) == PLAIN


def test_what_another_library_sealed_opens(ring: ForceKeys) -> None:
    suite = CipherSuite.new(KEMId.DHKEM_P256_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.AES256_GCM)
    public = ec.EllipticCurvePublicKey.from_encoded_point(P256, ring.sealing_public())
    enc, sender = suite.create_sender_context(KEMKey.from_pyca_cryptography_key(public), info=INFO)
    assert ring.open_sealed(packet(ring, enc + sender.seal(PLAIN)), INFO) == PLAIN


def test_a_report_sealed_for_another_purpose_stays_shut(ring: ForceKeys) -> None:
    with pytest.raises(CannotOpen):
        ring.open_sealed(sealed_by_rfc(ring), INFO + b"x")


def test_any_changed_byte_keeps_it_shut(ring: ForceKeys) -> None:
    sealed = sealed_by_rfc(ring)
    for at in range(len(sealed)):
        changed = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        with pytest.raises(CannotOpen):
            ring.open_sealed(changed, INFO)


@pytest.mark.parametrize("length", [0, 1, 9, 73, 74, 89, 90])
def test_what_is_too_short_stays_shut(ring: ForceKeys, length: int) -> None:
    with pytest.raises(CannotOpen):
        ring.open_sealed(sealed_by_rfc(ring)[:length], INFO)


def test_a_retired_key_opens_until_it_is_taken_away(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    make_keys(folder)
    before = load_keys(folder)
    sealed = sealed_by_rfc(before)
    (folder / "sealing.pem").rename(folder / "sealing-2026.pem")
    make_keys(folder)
    load_keys.cache_clear()
    after = load_keys(folder)
    assert after.sealing_id() != before.sealing_id()
    assert after.open_sealed(sealed, INFO) == PLAIN
    (folder / "sealing-2026.pem").unlink()
    load_keys.cache_clear()
    with pytest.raises(CannotOpen):
        load_keys(folder).open_sealed(sealed, INFO)
