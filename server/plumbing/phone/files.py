"""The files a browser gets under a hashed name, before they are compressed."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from server.plumbing.phone.assembler import ROOT, assemble
from server.plumbing.phone.stylesheets import stylesheets
from server.plumbing.phone.vendored import vendored

SCRIPTS = ("web/page/page.js", "web/page/desk.js", "web/phone/off.js")
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
}
HASH_LETTERS = 16


@dataclass(frozen=True)
class File:
    """A file as asset("name") in a template calls it."""

    name: str
    body: bytes

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.body).hexdigest()

    @property
    def url(self) -> str:
        path = Path(self.name)
        return f"/assets/{path.stem}-{self.digest[:HASH_LETTERS]}{path.suffix}"

    @property
    def type(self) -> str:
        return TYPES[Path(self.name).suffix]


@cache
def files() -> dict[str, File]:
    """Read once: the files of a running server do not change under it."""
    found: dict[str, File] = {}
    for name, body in (*icons(), *vendored(), *scripts()):
        if name in found:
            raise ValueError(f"two files are called {name}")
        found[name] = File(name, body)
    for name, text in stylesheets({name: file.url for name, file in found.items()}):
        found[name] = File(name, text.encode())
    return found


def icons() -> Iterator[tuple[str, bytes]]:
    for path in sorted((ROOT / "web" / "icons").iterdir()):
        if path.suffix in TYPES:
            yield path.name, path.read_bytes()


def scripts() -> Iterator[tuple[str, bytes]]:
    for path in SCRIPTS:
        if (ROOT / path).is_file():
            yield Path(path).name, assemble(path, {}).encode()


def address_of(name: str) -> str | None:
    file = files().get(name)
    return file.url if file else None
