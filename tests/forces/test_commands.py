"""`peel` says plainly what it did, or why not, and by its exit status."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ADD = ["force", "add", "cwm", "--name", "Cwm and Vale Police", "--host", "localhost"]


def peel(data: Path, *words: str, given: str = "", **settings: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "server.cli", *words],
        cwd=ROOT,
        env={**os.environ, "PEEL_DATA": str(data), **settings},
        capture_output=True,
        text=True,
        input=given,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("commands") / "data"
    status, said, _ = peel(folder, *ADD)
    assert (status, said.startswith("cwm: ready.")) == (0, True)
    return folder


@pytest.mark.parametrize(
    "words", [[], ["fly"], ["officer"], ["force", "add", "x"], ["force", "add"], ["--bad"]]
)
def test_misuse_ends_with_2(tmp_path: Path, words: list[str]) -> None:
    status, _, told = peel(tmp_path, *words)
    assert status == 2
    assert told.startswith("usage: peel")


@pytest.mark.parametrize(
    ("words", "settings", "told"),
    [
        (["serve"], {}, "There is no force yet. Make one with: peel force add\n"),
        (["migrate"], {}, "There is no force yet. Make one with: peel force add\n"),
        (["migrate"], {"PORT": "x"}, "PORT must be a whole number from 0 to 65535.\n"),
        (["migrate"], {"PEEL_FORCES": "{"}, "The list of forces cannot be read"),
        ([*ADD, "--colour", "#ffff00"], {}, "The colour of cwm must be #rrggbb"),
    ],
)
def test_what_is_refused_is_one_plain_sentence(
    tmp_path: Path, words: list[str], settings: dict[str, str], told: str
) -> None:
    status, _, said = peel(tmp_path, *words, **settings)
    assert status == 1
    assert said.startswith(told)
    assert said.count("\n") == 1


def test_a_force_is_added_once(data: Path) -> None:
    assert peel(data, *ADD)[0::2] == (1, "There is a force cwm already.\n")
    assert peel(data, "migrate")[:2] == (0, "cwm: up to date\n")


def test_an_officer_is_added_and_told_how_to_sign_in(data: Path) -> None:
    words = ["officer", "add", "Awel Pritchard", "--email", "awel@cwm.example", "--collar", "1"]
    status, said, _ = peel(data, *words)
    assert status == 0
    assert "First password: " in said
    assert "otpauth://totp/" in said
    assert peel(data, *words)[0] == 1


def test_a_chosen_password_is_read_and_not_printed(data: Path) -> None:
    words = ["officer", "add", "Bryn", "--email", "bryn@cwm.example", "--ask"]
    assert peel(data, *words, given="short\n")[0] == 1
    status, said, _ = peel(data, *words, given="long-enough-for-us\n")
    assert status == 0
    assert "long-enough" not in said


def test_the_audit_of_a_new_force_is_whole(data: Path) -> None:
    status, said, _ = peel(data, "audit", "verify")
    assert (status, said.split(":")[0]) == (0, "cwm")


def test_an_unknown_device_cannot_be_revoked(data: Path) -> None:
    assert peel(data, "device", "revoke", "0190-none")[0] == 1


def test_keys_that_were_lost_are_not_quietly_made_anew(tmp_path: Path) -> None:
    assert peel(tmp_path, *ADD)[0] == 0
    (tmp_path / "forces/cwm/keys").rename(tmp_path / "elsewhere")
    status, _, told = peel(tmp_path, "migrate")
    assert status == 1
    assert "from your backup" in told
