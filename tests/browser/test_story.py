"""The main job, whole: written with no signal, sent by itself, read, decided, told."""

from pathlib import Path

import pytest
from kit.chromium import controlled, kill_chromium, open_chromium
from kit.citizen import BIKE, finish_report, photographs, send_report, start_report
from kit.proxy import Network
from kit.running import Peel
from playwright.sync_api import Playwright

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


def test_a_report_written_with_no_signal_arrives_once(
    play: Playwright, peel: Peel, tmp_path: Path
) -> None:
    peel.start()
    network = Network(peel.port, delay=0.2, rate=50_000).start()
    phone = open_chromium(play, tmp_path / "phone")
    page = phone.pages[0]
    start_report(page, network.base)
    controlled(page)
    peel.kill()
    finish_report(page, BIKE, photographs(tmp_path))
    assert page.get_by_text("Saved on this phone").is_visible()
    send_report(page)
    assert page.get_by_role("heading", name="Waiting for signal").is_visible()
    kill_chromium(tmp_path / "phone")
    phone = open_chromium(play, tmp_path / "phone")
    page = phone.pages[0]
    page.goto(network.base + "/drafts")
    assert page.get_by_text("Waiting for signal").is_visible()
    peel.start()
    page.locator(".state.received").first.wait_for(timeout=60_000)
    phone.close()
