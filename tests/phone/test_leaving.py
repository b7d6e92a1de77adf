"""Leaving fast: one press, another site, nothing behind Back."""

from playwright.sync_api import Page, expect

from kit.citizen import start_report
from kit.running import Peel

ELSEWHERE = "https://www.bbc.co.uk/weather"


def begin(phone: Page, peel: Peel) -> None:
    """The world outside is one page that says Weather."""
    phone.context.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="<h1>Weather</h1>"))
    start_report(phone, peel.base)


def test_one_press_leaves_and_back_shows_nothing(phone: Page, peel: Peel) -> None:
    begin(phone, peel)
    phone.locator("#exit").click()
    expect(phone).to_have_url(ELSEWHERE)
    phone.go_back()
    expect(phone.locator("h1")).to_have_text("Notes")
    expect(phone.locator("body")).not_to_contain_text("olice")


def test_shift_three_times_leaves_too(phone: Page, peel: Peel) -> None:
    begin(phone, peel)
    for _ in range(3):
        phone.keyboard.press("Shift")
    expect(phone).to_have_url(ELSEWHERE)


def test_who_left_can_come_back_and_finds_the_report(phone: Page, peel: Peel) -> None:
    begin(phone, peel)
    phone.locator("#exit").click()
    expect(phone).to_have_url(ELSEWHERE)
    phone.goto(f"{peel.base}/")
    phone.get_by_role("button", name="Open again").click()
    expect(phone.locator("h1")).to_have_text("Tell us what happened")
    phone.goto(f"{peel.base}/drafts")
    expect(phone.locator(".card")).to_have_count(1)
