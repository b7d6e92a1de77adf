"""What others wrote and we serve: pinned, and refused if a byte of it changed."""

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from server.plumbing.phone.assembler import ROOT

VENDOR = ROOT / "web" / "vendor"


class Vendored(msgspec.Struct, frozen=True):
    """One entry of vendored.json; `sha384` as in a page's integrity attribute."""

    asset: str
    file: str
    package: str
    version: str
    licence: str
    source: str
    sha384: str


class AlteredError(Exception):
    """A vendored file is not the one that was pinned."""


def entries(folder: Path = VENDOR) -> list[Vendored]:
    return msgspec.json.decode((folder / "vendored.json").read_bytes(), type=list[Vendored])


def vendored(folder: Path = VENDOR) -> Iterator[tuple[str, bytes]]:
    for entry in entries(folder):
        body = (folder / entry.file).read_bytes()
        if base64.b64encode(hashlib.sha384(body).digest()).decode() != entry.sha384:
            raise AlteredError(f"web/vendor/{entry.file} is not {entry.package} {entry.version}")
        yield entry.asset, body
