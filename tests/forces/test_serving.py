"""One `peel serve` for one PEEL_DATA, and its web process ends with it."""

import os
import signal
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.ports import until
from kit.running import Peel

ADD = ["force", "add", "cwm", "--name", "Cwm and Vale Police", "--host", "localhost"]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Peel]:
    peel = Peel(tmp_path)
    peel.run(*ADD, "--host", "127.0.0.1")
    try:
        yield peel.start("serve")
    finally:
        peel.kill()


def status_of(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code


def test_a_second_serve_is_refused(served: Peel) -> None:
    with pytest.raises(RuntimeError, match="Another peel serve is using this PEEL_DATA"):
        served.run("serve")
    assert status_of(f"{served.base}/desk/sign-in") == 200
    assert status_of(f"{served.base}/desk/none") == 404


def test_a_killed_parent_leaves_no_child_and_the_next_start_works(served: Peel) -> None:
    parent = served.processes.pop()
    children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text().split()
    assert children
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait(10)
    until(lambda: not any(is_alive(child) for child in children), 5)
    assert served.start("serve").ready()


def is_alive(process: str) -> bool:
    """A zombie answers nobody."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_told_to_stop_it_stops(served: Peel) -> None:
    process = served.processes[0]
    process.send_signal(signal.SIGTERM)
    process.wait(15)
    served.processes.clear()
    assert not served.ready()
