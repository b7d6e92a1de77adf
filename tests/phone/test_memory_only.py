"""A report that must leave no trace: not stored, not listed, there when the worker stops."""

from playwright.sync_api import Page, expect

from kit.chromium import Worker
from kit.citizen import TRIAGE, start_report
from kit.running import Peel
from kit.walker import walk

STORED = """async () => {
  const database = await new Promise((resolve) => {
    const request = indexedDB.open("peel-outbox");
    request.onsuccess = () => resolve(request.result);
  });
  const asked = database.transaction("drafts").objectStore("drafts").getAll();
  return new Promise((resolve) => {
    asked.onsuccess = () => resolve(asked.result.length);
  });
}"""


def begin_in_memory(phone: Page, base: str) -> None:
    phone.goto(f"{base}/report")
    phone.get_by_role("button", name="Start now").click()
    phone.wait_for_url("**/r/*/*")
    walk(phone, TRIAGE, "/outcome")
    phone.get_by_role("button", name="Start, but save nothing on this phone").click()
    phone.wait_for_url("**/r/m-*/who")


def test_nothing_of_it_is_stored_or_listed(phone: Page, peel: Peel) -> None:
    begin_in_memory(phone, peel.base)
    expect(phone.locator(".state")).to_contain_text("Not saved anywhere")
    assert phone.evaluate(STORED) == 0
    phone.get_by_role("link", name="What is on this phone").click()
    expect(phone.locator("main")).to_contain_text("There is no report that you began")


def test_it_goes_on_when_the_browser_stops_the_worker(phone: Page, peel: Peel) -> None:
    begin_in_memory(phone, peel.base)
    phone.locator("#victim_is").check()
    phone.get_by_role("button", name="Save and continue").click()
    phone.wait_for_url("**/when")
    Worker(phone).stop()
    phone.get_by_role("link", name="Back").click()
    expect(phone.locator("#victim_is")).to_be_checked()


def test_a_report_on_the_phone_is_stored_by_contrast(phone: Page, peel: Peel) -> None:
    start_report(phone, peel.base)
    assert phone.evaluate(STORED) == 1
