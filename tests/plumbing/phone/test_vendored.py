"""What others wrote is served byte for byte as it was pinned."""

import base64
import hashlib
import json
import shutil
from pathlib import Path

import pytest

from server.plumbing.phone.vendored import VENDOR, AlteredError, entries, vendored

ROOT = Path(__file__).parents[3]
ABOUT_US = {"vendored.json"}


def test_each_vendored_file_has_its_pinned_hash() -> None:
    for entry in entries():
        body = (VENDOR / entry.file).read_bytes()
        assert base64.b64encode(hashlib.sha384(body).digest()).decode() == entry.sha384
    assert {path.name for path in VENDOR.iterdir()} - ABOUT_US == {one.file for one in entries()}


def test_each_vendored_package_is_in_the_notice_and_in_the_lock_file() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for entry in entries():
        assert f"{entry.package} {entry.version} (web/vendor/{entry.file})" in notice
        assert locked[f"node_modules/{entry.package}"]["version"] == entry.version


def test_an_altered_file_stops_the_build(tmp_path: Path) -> None:
    folder = shutil.copytree(VENDOR, tmp_path / "vendor")
    entry = entries(folder)[0]
    with (folder / entry.file).open("a", encoding="utf-8") as file:
        file.write(" ")
    with pytest.raises(AlteredError, match="is not htmx"):
        list(vendored(folder))
