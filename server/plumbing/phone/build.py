"""Everything a browser fetches by a hashed name, made once and kept under PEEL_DATA.

A second start reads it back. The assets of the build before stay served, for pages and workers
that still name them.
"""

import hashlib
import os
import shutil
from pathlib import Path
from uuid import uuid4

import brotli
import jinja2
import msgspec

from server.plumbing.phone.assembler import ROOT
from server.plumbing.phone.files import HASH_LETTERS, TYPES, files
from server.plumbing.phone.packed import Asset, pack
from server.plumbing.settings import settings

INPUTS = ("web", "sync", "schemas/twins", "server/plumbing/phone")
INPUT_TYPES = frozenset({".html", ".po", ".py", *TYPES})
TOOLS = f"jinja2 {jinja2.__version__} brotli {brotli.__version__}"


class Build(msgspec.Struct, frozen=True):
    """`assets` by address; `names` leads from asset("name") to its address."""

    version: str
    worker: Asset
    names: dict[str, str]
    assets: dict[str, Asset]

    def url(self, name: str) -> str:
        return self.names[name]


def build(data: Path | None = None) -> Build:
    """The build of the sources as they are, with the last build's assets beside its own."""
    folder = (data or settings().data) / f"build-{inputs_digest()}"
    if not (folder / "build.bin").is_file():
        keep(make(), folder)
    os.utime(folder)
    made = msgspec.msgpack.decode((folder / "build.bin").read_bytes(), type=Build)
    return msgspec.structs.replace(made, assets={**before(folder), **made.assets})


def make() -> Build:
    from server.plumbing.phone.worker import worker_script  # noqa: PLC0415 - a second start needs none

    script, version_of_script = worker_script()
    packed = [pack(file.url, file.type, file.body) for file in files().values()]
    return Build(
        version=version_of_script,
        worker=pack("/sw.js", TYPES[".js"], script.encode()),
        names={name: file.url for name, file in files().items()},
        assets={asset.url: asset for asset in packed},
    )


def keep(made: Build, folder: Path) -> None:
    """Written aside and moved into place: two processes may start at the same time."""
    aside = folder.with_name(f".{folder.name}-{uuid4().hex}")
    aside.mkdir(parents=True)
    (aside / "build.bin").write_bytes(msgspec.msgpack.encode(made))
    try:
        aside.rename(folder)
    except OSError:
        shutil.rmtree(aside)


def before(folder: Path) -> dict[str, Asset]:
    """The assets of the build used before this one; those older still are thrown away."""
    others = [path for path in folder.parent.glob("build-*") if path != folder]
    latest_first = sorted(others, key=lambda path: path.stat().st_mtime, reverse=True)
    for path in latest_first[1:]:
        shutil.rmtree(path, ignore_errors=True)
    try:
        kept = (latest_first[0] / "build.bin").read_bytes()
        return msgspec.msgpack.decode(kept, type=Build).assets
    except (IndexError, OSError, msgspec.DecodeError):  # none, or in another Peel's shape
        return {}


def inputs_digest() -> str:
    digest = hashlib.sha256(TOOLS.encode())
    for top in INPUTS:
        for path in sorted((ROOT / top).rglob("*")):
            if path.suffix in INPUT_TYPES and "__pycache__" not in path.parts:
                digest.update(f"{path.relative_to(ROOT)} {path.stat().st_size}\n".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:HASH_LETTERS]
