"""A file fits on a few screens and a function on less than one."""

import ast
import statistics
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SUFFIXES = {".py", ".js", ".mjs", ".css", ".html"}
NOT_OURS = ("web/vendor/", "server/plumbing/migrations/")


def our_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    return [
        ROOT / name
        for name in listed
        if Path(name).suffix in SUFFIXES
        and not name.startswith(NOT_OURS)
        and (ROOT / name).exists()
    ]


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions_of(path: Path) -> list[int]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(tree)
        if isinstance(node, kinds)
    ]


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    assert {str(p.relative_to(ROOT)): n for p in our_files() if (n := lines_of(p)) > 300} == {}


@pytest.mark.parametrize("folder", ["server", "sync", "schemas", "web", "tests"])
def test_most_files_are_short(folder: str) -> None:
    sizes = sorted(lines_of(p) for p in our_files() if p.relative_to(ROOT).parts[0] == folder)
    assert statistics.median(sizes) <= 60
    assert sizes[int(len(sizes) * 0.9)] <= 180


def test_no_function_is_longer_than_forty_lines() -> None:
    long = {
        str(p.relative_to(ROOT)): max(functions_of(p), default=0)
        for p in our_files()
        if p.suffix == ".py"
    }
    assert {name: n for name, n in long.items() if n > 40} == {}


def test_most_functions_fit_in_nine_lines() -> None:
    sizes = sorted(n for p in our_files() if p.suffix == ".py" for n in functions_of(p))
    assert statistics.median(sizes) <= 9
    assert sizes[int(len(sizes) * 0.9)] <= 25
