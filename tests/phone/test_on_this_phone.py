"""What is on this phone: waiting items can be tried, taken away and deleted, and so can all."""

from playwright.sync_api import Page, expect

from kit.citizen import BIKE, finish_report, send_report, start_report
from kit.running import Peel


def test_a_waiting_report_can_be_taken_away_sealed_and_deleted(phone: Page, peel: Peel) -> None:
    peel.kill()
    start_report(phone, peel.base)
    finish_report(phone, BIKE, [])
    send_report(phone)
    phone.goto(f"{peel.base}/drafts")
    with phone.expect_download() as download:
        phone.get_by_role("link", name="Save as a sealed file").click()
    content = download.value.path().read_bytes()
    assert content.startswith(b"peelitem/1\n")
    assert b"Canary" not in content
    phone.get_by_role("button", name="Delete from this phone").click()
    expect(phone.locator("main")).to_contain_text("There is no report that you sent from here")


def test_everything_goes_at_once(phone: Page, peel: Peel) -> None:
    start_report(phone, peel.base)
    start_report(phone, peel.base)
    phone.goto(f"{peel.base}/drafts")
    expect(phone.locator(".card")).to_have_count(2)
    phone.get_by_role("button", name="Delete everything on this phone").click()
    expect(phone.locator("main")).to_contain_text("There is no report that you began")
