"""A Wi-Fi's sign-in page says yes to everything: the phone believes none of it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from kit.chromium import controlled, open_chromium
from kit.citizen import BIKE, finish_report, photographs, send_report, start_report
from kit.databases import Kind
from kit.ports import until
from kit.proxy import Network
from kit.running import Peel

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")
REPORTS = "select needs, arrived from reports"


def rows(peel: Peel) -> list[tuple[int, int]]:
    return Kind("sqlite").rows("", peel.data, REPORTS)


def try_now(page: Page, network: Network) -> None:
    """Presses the button; returns when the network was really asked."""
    before = network.portals
    page.get_by_role("button", name="Try now").click()
    until(lambda: network.portals > before)
    page.wait_for_timeout(300)


def test_a_sign_in_page_is_no_receipt_and_the_report_arrives_once_behind_it(
    play: Playwright, peel: Peel, tmp_path: Path
) -> None:
    peel.start("serve")
    network = Network(peel.port).start()
    context = open_chromium(play, tmp_path / "phone")
    page = context.pages[0]
    page.goto(network.base + "/")
    controlled(page)
    network.portal = True
    start_report(page, network.base)
    finish_report(page, BIKE, photographs(tmp_path))
    send_report(page)
    page.goto(network.base + "/drafts")
    for _ in range(2):
        try_now(page, network)
        expect(page.locator(".card .waiting").first).to_have_text("Waiting for signal")
        expect(page.locator(".card .received")).to_have_count(0)
    assert rows(peel) == []
    network.portal = False
    page.get_by_role("button", name="Try now").click()
    expect(page.locator(".card .received")).to_have_count(1, timeout=30_000)
    until(lambda: rows(peel) == [(2, 2)], 30)
    context.close()
    network.stop()
