"""Another build of one installation: its sources, or what it keeps of them, changed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec

from kit.running import ROOT
from server.plumbing.phone.build import Build
from server.plumbing.phone.packed import pack

SOURCES = ("server", "sync", "schemas", "web")


def copy_of_sources(folder: Path) -> Path:
    """All that a server needs to run, to be changed by a test as a release changes it."""
    skip = shutil.ignore_patterns("__pycache__")
    for name in SOURCES:
        shutil.copytree(ROOT / name, folder / name, ignore=skip)
    return folder


def change_worker(data: Path, change: Callable[[str], str]) -> None:
    """Rewrites the built /sw.js of a stopped installation; fails when nothing was changed."""
    for kept in data.glob("build-*/build.bin"):
        made = msgspec.msgpack.decode(kept.read_bytes(), type=Build)
        before = made.worker.body.decode()
        after = change(before)
        if after == before:
            raise AssertionError("the worker is not what this test takes it for")
        worker = pack(made.worker.url, made.worker.type, after.encode())
        kept.write_bytes(msgspec.msgpack.encode(msgspec.structs.replace(made, worker=worker)))
