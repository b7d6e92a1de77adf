"""What is committed names no download address and no machine."""

import hashlib
import json
import re
import subprocess
from base64 import b64decode
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements/runtime.lock", "requirements/test.lock", "package-lock.json"]
ADDRESS = re.compile(r'"resolved"|--(extra-)?index-url|--find-links|git\+|registry\s*=\s*.?http')
PINNED = re.compile(r"[A-Za-z0-9][\w.\[\]-]*==")
MACHINE = re.compile(r"(^|[\s\"'(=])/(work|home|root|tmp)/[a-z]")


def tracked() -> list[str]:
    return subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()


def test_lock_files_carry_no_download_address() -> None:
    for name in LOCKS:
        assert not ADDRESS.search((ROOT / name).read_text(encoding="utf-8")), name


def test_every_locked_python_package_has_a_hash() -> None:
    for name in LOCKS[:2]:
        text = (ROOT / name).read_text(encoding="utf-8")
        pinned = re.findall(PINNED, text)
        assert len(pinned) > 20
        assert not re.findall(r"^[a-z0-9][\w.-]*==[^\\]*$", text, re.MULTILINE | re.IGNORECASE)


def test_no_file_names_a_folder_of_one_machine() -> None:
    said = []
    for name in tracked():
        if Path(name).suffix in {".py", ".js", ".mjs", ".md", ".toml", ".html", ".json", ".css"}:
            text = (ROOT / name).read_text(encoding="utf-8")
            said += [name for line in text.splitlines() if MACHINE.search(line)]
    assert said == []


def test_vendored_files_are_the_ones_that_were_vendored() -> None:
    for entry in json.loads((ROOT / "web/vendor/vendored.json").read_text(encoding="utf-8")):
        content = (ROOT / "web/vendor" / entry["file"]).read_bytes()
        assert hashlib.sha384(content).digest() == b64decode(entry["sha384"]), entry["file"]
        assert entry["licence"]
        assert entry["package"] in (ROOT / "NOTICE").read_text(encoding="utf-8")
