"""A first visit on a poor phone: what it downloads, how soon it shows, when it works offline."""

import statistics
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from kit.chromium import controlled, open_chromium
from kit.databases import Kind
from kit.figures import write_figure
from kit.installation import installed
from kit.proxy import Network

SLOW = {"delay": 0.2, "rate": 50_000}  # 400 ms there and back, 400 kbit/s
PAINT = """() => new Promise(done => new PerformanceObserver(list =>
  done(list.getEntries().at(-1).startTime)).observe({type: 'paint', buffered: true}))"""


def throttle(page: Page) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})


def settled(network: Network) -> int:
    """Body bytes once nothing more comes for a second."""
    before = -1
    while network.bodies != before:
        before = network.bodies
        time.sleep(1)
    return before


def visit(play: object, folder: Path, port: int) -> tuple[float, float, float, float]:
    """kB to the first question, kB to offline, ms to paint, ms to offline."""
    network = Network(port, **SLOW).start()  # type: ignore[arg-type]
    context = open_chromium(play, folder)  # type: ignore[arg-type]
    page = context.pages[0]
    throttle(page)
    start = time.perf_counter()
    page.goto(network.base + "/report", wait_until="load")
    first = network.bodies / 1000
    paint = float(page.evaluate(PAINT))
    controlled(page)
    ready = (time.perf_counter() - start) * 1000
    whole = settled(network) / 1000
    context.close()
    network.stop()
    return first, whole, paint, ready


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_first_visit_is_small_and_soon_works_offline(tmp_path: Path, short: bool) -> None:
    peel, _ = installed(tmp_path, Kind("sqlite"))
    peel.start("serve")
    with sync_playwright() as play:
        runs = [visit(play, tmp_path / f"p{n}", peel.port) for n in range(1 if short else 3)]
    peel.kill()
    first, whole, paint, ready = (statistics.median(column) for column in zip(*runs, strict=True))
    write_figure("first_visit_kb", first, "<= 30", "kB")
    write_figure("offline_ready_kb", whole, "<= 60", "kB")
    write_figure("first_paint_ms", paint, "<= 1600", "ms")
    write_figure("offline_ready_ms", ready, "<= 4000", "ms")
    assert first < 60
    assert whole < 120
