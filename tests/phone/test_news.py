"""A push shows something, and never what the case is about."""

import json

from playwright.sync_api import Page

from kit.chromium import Worker
from kit.running import Peel

SHOWN = """async () => {
  const registration = await navigator.serviceWorker.ready;
  const all = await registration.getNotifications();
  return all.map(({ title, body, tag }) => ({ title, body, tag }));
}"""


def shown(phone: Page, peel: Peel, data: str) -> list[dict[str, str]]:
    """Headless Chromium forgets a notification now and then, so it is pushed until one is seen."""
    phone.context.grant_permissions(["notifications"], origin=peel.base)
    worker = Worker(phone)
    found: list[dict[str, str]] = []
    for _ in range(20):
        worker.push(data)
        phone.wait_for_timeout(100)
        found = phone.evaluate(SHOWN)
        if found:
            break
    return found


def test_a_push_is_shown_as_it_was_worded(phone: Page, peel: Peel) -> None:
    said = {"title": "There is an update for you", "lang": "en", "navigate": "/case"}
    data = json.dumps({"web_push": 8030, "notification": said})
    assert shown(phone, peel, data) == [
        {"title": "There is an update for you", "body": "", "tag": "update"}
    ]


def test_a_push_that_cannot_be_read_still_shows_something_neutral(phone: Page, peel: Peel) -> None:
    assert shown(phone, peel, "not json")[0]["title"] == "There is an update for you"
