"""The leading worker is killed; the standby's first tick comes soon, and only then."""

import os
import signal
import statistics
import time
from pathlib import Path

import pytest

from kit.databases import Kind, kinds
from kit.figures import write_figure
from kit.installation import installed
from kit.ports import until
from kit.running import Peel

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


def fail_over(peel: Peel) -> float:
    """Seconds from kill -9 of the leader to the standby's word that it leads."""
    before = len(peel.logs().split("leads"))
    start = time.perf_counter()
    leader = peel.processes.pop(0)
    os.killpg(leader.pid, signal.SIGKILL)
    leader.wait()
    until(lambda: len(peel.logs().split("leads")) > before, 10, every=0.005)
    return time.perf_counter() - start


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_a_standby_takes_over_within_half_a_second(kind: Kind, tmp_path: Path, short: bool) -> None:
    peel, _ = installed(tmp_path, kind)
    peel.start("serve")
    web = peel.processes.pop()
    seconds = []
    try:
        peel.start("worker")
        until(lambda: "leads" in peel.logs(), 20)
        for _ in range(3 if short else 9):
            peel.start("worker")
            time.sleep(3)
            seconds.append(fail_over(peel))
    finally:
        peel.processes.append(web)
        peel.kill()
    if kind.name == "sqlite":
        write_figure("worker_failover_s", statistics.median(seconds), "< 0.5", "s")
    else:
        write_figure("worker_failover_postgres_s", statistics.median(seconds), "< 0.5", "s")
    assert statistics.median(seconds) < 1
