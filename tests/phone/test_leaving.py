"""Leaving fast: one press, nothing on the screen, nothing behind Back."""

from playwright.sync_api import Page, expect

from kit.citizen import start_report
from kit.running import Peel


def test_leaving_shows_a_page_that_says_nothing(phone: Page, peel: Peel) -> None:
    start_report(phone, peel.base)
    phone.context.set_offline(True)
    phone.locator("#exit").click()
    expect(phone.locator("h1")).to_have_text("Notes")
    expect(phone.locator("body")).not_to_contain_text("olice")
    phone.go_back()
    expect(phone.locator("h1")).to_have_text("Notes")


def test_shift_three_times_leaves_too(phone: Page, peel: Peel) -> None:
    start_report(phone, peel.base)
    phone.context.set_offline(True)
    for _ in range(3):
        phone.keyboard.press("Shift")
    expect(phone.locator("h1")).to_have_text("Notes")


def test_who_left_can_come_back_and_finds_the_report(phone: Page, peel: Peel) -> None:
    start_report(phone, peel.base)
    phone.context.set_offline(True)
    phone.locator("#exit").click()
    phone.get_by_role("button", name="Open again").click()
    expect(phone.locator("h1")).to_have_text("Tell us what happened")
    phone.goto(f"{peel.base}/drafts")
    expect(phone.locator(".card")).to_have_count(1)
