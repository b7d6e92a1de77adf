"""A newer worker waits until the person agrees; what was typed outlives the old one."""

import re

from playwright.sync_api import Page, expect

from kit.builds import change_worker
from kit.citizen import start_report
from kit.running import Peel

SHELLS = "async () => (await caches.keys()).filter((name) => name.startsWith('shell-')).length"


def release(peel: Peel) -> None:
    """The same installation with the next version of the worker."""
    peel.kill()
    change_worker(
        peel.data, lambda text: re.sub(r'(VERSION = ")([0-9a-f]{15})', r"\1fffffffffffffff", text)
    )
    peel.start("serve")


def test_a_newer_version_is_offered_and_keeps_what_was_typed(phone: Page, peel: Peel) -> None:
    start_report(phone, peel.base)
    there = phone.url.rsplit("/", 1)[0] + "/what"
    phone.goto(there)
    release(peel)
    phone.evaluate("async () => (await navigator.serviceWorker.ready).update()")
    expect(phone.locator("#live")).to_contain_text("A newer version of this page is ready")
    phone.locator("#story").fill("Half a sentence")
    phone.get_by_role("button", name="Use the newer version").click()
    expect(phone.locator("#live")).to_be_empty()
    expect(phone.locator("#story")).to_have_value("Half a sentence")
    assert phone.evaluate(SHELLS) == 2
