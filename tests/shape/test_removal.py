"""A face leaves with its folder and its lines in wiring.py; the rest stands."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FACES = ("victims", "desk")
START = "from server.app import house; print(len(house().routes))"


def copy_without(face: str, folder: Path) -> None:
    for part in ("server", "sync", "schemas", "web"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for gone in (folder / "server" / face, folder / "web" / "templates" / face):
        shutil.rmtree(gone)
    (folder / "web" / "words" / f"{face}.cy.po").unlink(missing_ok=True)
    shutil.copy(ROOT / "pyproject.toml", folder)
    wiring = folder / "server" / "wiring.py"
    wiring.write_text(without_lines_of(face, wiring.read_text(encoding="utf-8")), encoding="utf-8")


def without_lines_of(face: str, text: str) -> str:
    """Its imports go, and every line that names what they brought."""
    imports = re.findall(rf"^from server\.{face}\S* import (.+)$", text, re.MULTILINE)
    names = [part.split(" as ")[-1].strip() for line in imports for part in line.split(",")]
    wanted = re.compile(rf"^from server\.{face}|\b({'|'.join(names)})\b")
    return "\n".join(line for line in text.splitlines() if not wanted.search(line)) + "\n"


def told(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("face", FACES)
def test_the_house_stands_without_a_face(face: str, tmp_path: Path) -> None:
    copy_without(face, tmp_path)
    started = told(tmp_path, "-c", START)
    assert started.returncode == 0, started.stderr
    assert int(started.stdout) > 20
    typed = told(tmp_path, "-m", "mypy", "server", "--cache-dir", str(ROOT / ".mypy_cache"))
    assert typed.returncode == 0, typed.stdout
