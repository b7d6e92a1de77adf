"""After one visit all works with the server gone; what was finished arrives by itself."""

from playwright.sync_api import Page, expect

from kit.citizen import BIKE, finish_report, send_report, start_report
from kit.running import Peel


def test_a_report_is_written_without_signal_and_arrives_when_it_is_back(
    phone: Page, peel: Peel
) -> None:
    peel.kill()
    start_report(phone, peel.base)
    finish_report(phone, BIKE, [])
    send_report(phone)
    expect(phone.locator("h1")).to_have_text("Waiting for signal")
    peel.start("serve")
    phone.evaluate("() => dispatchEvent(new Event('online'))")
    expect(phone.locator(".reference")).to_contain_text("CWM-", timeout=15000)


def test_the_first_pages_are_there_without_signal_in_both_languages(
    phone: Page, peel: Peel
) -> None:
    peel.kill()
    for path, heading in {
        "/": "Tell us what happened",
        "/cy/": "Dywedwch wrthym beth ddigwyddodd",
        "/report": "Before you start",
        "/cy/services": "Popeth y gallwch roi gwybod amdano",
        "/drafts": "What is on this phone",
        "/check": "Is this really the police?",
        "/cy/privacy": "Preifatrwydd",
        "/case": "No signal",
    }.items():
        phone.goto(peel.base + path)
        expect(phone.locator("h1").first).to_have_text(heading)


def test_what_was_typed_is_kept_without_pressing_anything(phone: Page, peel: Peel) -> None:
    start_report(phone, peel.base)
    walked = phone.url.rsplit("/", 1)[0]
    phone.goto(f"{walked}/what")
    phone.locator("#story").fill("Typed and left")
    phone.wait_for_timeout(800)
    phone.goto(f"{peel.base}/")
    phone.goto(f"{walked}/what")
    expect(phone.locator("#story")).to_have_value("Typed and left")
