"""A bad worker can be taken back from every phone, and no draft goes with it."""

from playwright.sync_api import Error, Page

from kit.citizen import start_report
from kit.ports import until
from kit.running import Peel


def tried(phone: Page, question: str) -> bool:
    """The page loads itself anew meanwhile, and then answers nothing."""
    try:
        return bool(phone.evaluate(f"() => {question}"))
    except Error:
        return False


def test_the_worker_removes_itself_and_leaves_the_drafts(phone: Page, peel: Peel) -> None:
    start_report(phone, peel.base)
    peel.kill()
    peel.settings["PEEL_WORKER_OFF"] = "1"
    peel.start("serve")
    phone.evaluate("async () => (await navigator.serviceWorker.ready).update()")
    until(lambda: tried(phone, "navigator.serviceWorker.controller === null"), 15)
    until(lambda: tried(phone, "caches.keys().then((names) => names.length === 0)"), 15)
    databases = phone.evaluate("async () => (await indexedDB.databases()).map((one) => one.name)")
    assert "peel-outbox" in databases
