"""The same report open twice: the older window does not overwrite the newer one."""

from playwright.sync_api import Page, expect

from kit.citizen import start_report
from kit.running import Peel


def test_an_older_window_is_told_and_changes_nothing(phone: Page, peel: Peel) -> None:
    start_report(phone, peel.base)
    there = phone.url.rsplit("/", 1)[0] + "/what"
    other = phone.context.new_page()
    phone.goto(there)
    other.goto(there)
    other.locator("#story").fill("From the newer window")
    other.locator("input[name=force_used][value=no]").check()
    other.get_by_role("button", name="Save and continue").click()
    other.wait_for_url(lambda url: url != there)
    phone.locator("#story").fill("From the older window")
    phone.get_by_role("button", name="Save and continue").click()
    expect(phone.locator("h1")).to_have_text("Changed in another window")
    phone.get_by_role("link", name="Show what is saved now").click()
    expect(phone.locator("#story")).to_have_value("From the newer window")
