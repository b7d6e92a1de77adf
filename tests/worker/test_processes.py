"""Nobody serves the same files twice, and no child outlives its parent."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SERVE = """
import sys, time
from pathlib import Path
from server.plumbing.database.serving import AlreadyServedError, take_serving_lock
try:
    take_serving_lock(Path(sys.argv[1]))
except AlreadyServedError:
    sys.exit(3)
print("serves", flush=True)
time.sleep(60)
"""
PARENT = """
import os, subprocess, sys, time
mine = {**os.environ, "PEEL_PARENT": str(os.getpid())}
child = subprocess.Popen([sys.executable, "-c", sys.argv[1]], env=mine)
time.sleep(60)
"""
CHILD = """
import os, time
from server.plumbing.parent import die_with_parent
die_with_parent()
print(os.getpid(), flush=True)
time.sleep(60)
"""


def start(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def finish(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


def test_a_second_server_is_refused_until_the_first_is_dead(tmp_path: Path) -> None:
    first = start(SERVE, str(tmp_path))
    assert said(first) == "serves"
    second = start(SERVE, str(tmp_path))
    assert second.wait(20) == 3
    finish(first)
    third = start(SERVE, str(tmp_path))
    assert said(third) == "serves"
    for process in (second, third):
        finish(process)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the kernel's promise is Linux's")
def test_a_child_dies_with_its_parent() -> None:
    parent = start(PARENT, CHILD)
    child = int(said(parent))
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    ends = time.monotonic() + 5
    while is_alive(child) and time.monotonic() < ends:
        time.sleep(0.02)
    assert not is_alive(child)
    finish(parent)


def is_alive(process: int) -> bool:
    """A zombie is dead, if nobody has fetched it yet."""
    try:
        return ") Z" not in Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return False
