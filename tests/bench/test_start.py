"""How long a force waits for its server, and what it costs at rest."""

import re
import statistics
import time
from pathlib import Path

from kit.chromium import processes_with
from kit.databases import Kind
from kit.figures import write_figure
from kit.installation import installed
from kit.running import Peel


def family(number: int) -> set[int]:
    """A process and everything it started."""
    children = {
        int(path.parent.name): int(path.read_text().rsplit(")", 1)[1].split()[1])
        for path in Path("/proc").glob("[0-9]*/stat")
        if path.exists()
    }
    found = {number}
    while more := {child for child, parent in children.items() if parent in found} - found:
        found |= more
    return found


def proportional_kb(number: int) -> int:
    rollup = Path(f"/proc/{number}/smaps_rollup").read_text(encoding="utf-8")
    return int(re.findall(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)[0])


def cold_start(peel: Peel) -> float:
    start = time.perf_counter()
    peel.start("serve")
    return time.perf_counter() - start


def test_the_server_is_ready_soon_after_it_starts(tmp_path: Path, short: bool) -> None:
    peel, _ = installed(tmp_path, Kind("sqlite"))
    peel.start("serve").kill()  # the first start packs the pages; that is paid once
    seconds = []
    for _ in range(3 if short else 9):
        seconds.append(cold_start(peel))
        peel.kill()
    write_figure("cold_start_s", statistics.median(seconds), "<= 1.5", "s")
    assert statistics.median(seconds) < 3


def test_web_and_worker_are_small_at_rest(tmp_path: Path) -> None:
    peel, _ = installed(tmp_path, Kind("sqlite"))
    peel.start()
    time.sleep(3)
    numbers = set().union(*(family(process.pid) for process in peel.processes))
    total = sum(proportional_kb(number) for number in numbers) / 1024
    peel.kill()
    assert processes_with(str(peel.data)) == []
    write_figure("idle_mb", total, "<= 170", "MB")
    assert total < 260
