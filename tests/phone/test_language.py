"""The other language is the same page with the same answers, also those just typed."""

from playwright.sync_api import Page, expect

from kit.citizen import start_report
from kit.running import Peel


def test_what_was_just_typed_is_there_in_the_other_language(phone: Page, peel: Peel) -> None:
    start_report(phone, peel.base)
    there = phone.url.rsplit("/", 1)[0] + "/what"
    phone.goto(there)
    phone.locator("#story").fill("Words in between")
    phone.locator("#language").click()
    expect(phone).to_have_url(there.replace("/r/", "/cy/r/"))
    expect(phone.locator("#story")).to_have_value("Words in between")
    expect(phone.locator("html")).to_have_attribute("lang", "cy")
