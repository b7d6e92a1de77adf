"""New key files, each readable by the server's user only."""

import os
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from server.plumbing.files import replace_file
from server.plumbing.settings import settings

PAIRS = ("sealing", "signing", "vapid")
SECRETS = ("wrapping", "index")
SECRET_BYTES = 32


def key_folder(force: str) -> Path:
    return settings().data / "forces" / force / "keys"


def make_keys(folder: Path) -> None:
    """Make what is missing; a key that exists is never replaced."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)
    for name in PAIRS:
        _keep(folder / f"{name}.pem", new_pair)
    for name in SECRETS:
        _keep(folder / f"{name}.key", lambda: os.urandom(SECRET_BYTES))


def new_pair() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _keep(path: Path, make: Callable[[], bytes]) -> None:
    if not path.exists():
        replace_file(path, make())
