"""What a phone seals, the force opens, and only for the op it was sealed for."""

import subprocess
import zlib
from pathlib import Path

import pytest

from server.plumbing.keys import keys
from server.plumbing.keys.ring import CannotOpen
from sync.proofs import encode64
from sync.protocol import decode64, seal_info

pytestmark = pytest.mark.anyio
OP, SCHEMA = "01990000-0000-7000-8000-000000000001", "bicycle-theft@3#0123456789abcdef"
TEXT = "My bicycle, Llŷn blue \U0001f6b2, was taken."


def sealed_by_phone(node: str) -> bytes:
    script = Path(__file__).parent / "seal_one.mjs"
    words = [encode64(keys().sealing_public()), "cwm", OP, SCHEMA, TEXT]
    done = subprocess.run([node, script, *words], capture_output=True, text=True, check=True)
    return decode64(done.stdout.strip())


async def test_the_force_opens_what_a_phone_sealed(force: str, node: str) -> None:
    sealed = sealed_by_phone(node)
    plain = keys().open_sealed(sealed, seal_info(force, OP, SCHEMA))
    assert zlib.decompress(plain, wbits=-15).decode() == TEXT


async def test_it_opens_for_no_other_op_form_or_force(force: str, node: str) -> None:
    sealed = sealed_by_phone(node)
    for said in ((force, OP[:-1] + "2", SCHEMA), (force, OP, SCHEMA + "0"), ("dyfed", OP, SCHEMA)):
        with pytest.raises(CannotOpen):
            keys().open_sealed(sealed, seal_info(*said))
