"""A bad worker can be taken back from every phone, and no draft goes with it."""

from playwright.sync_api import Page

from kit.citizen import start_report
from kit.ports import until
from kit.running import Peel


def test_the_worker_removes_itself_and_leaves_the_drafts(phone: Page, peel: Peel) -> None:
    start_report(phone, peel.base)
    peel.kill()
    peel.settings["PEEL_WORKER_OFF"] = "1"
    peel.start("serve")
    phone.evaluate("async () => (await navigator.serviceWorker.ready).update()")
    until(lambda: phone.evaluate("() => navigator.serviceWorker.controller === null"), 10)
    until(lambda: phone.evaluate("async () => (await caches.keys()).length") == 0, 10)
    databases = phone.evaluate("async () => (await indexedDB.databases()).map((one) => one.name)")
    assert "peel-outbox" in databases
