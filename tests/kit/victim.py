"""A victim at their case: a code by mail, push turned on, the news read."""

import json
import re
from typing import Any

from playwright.sync_api import Page

from kit.mailbox import Mailbox

# Stands where the browser's push service would be asked: the subscription of the test service.
SUBSCRIBED = """subscription => {
  const mine = { ...subscription, toJSON: () => subscription, unsubscribe: async () => true };
  let on = null;
  PushManager.prototype.getSubscription = async () => on;
  PushManager.prototype.subscribe = async () => (on = mine);
}"""


def sign_in(page: Page, base: str, address: str, mailbox: Mailbox) -> None:
    """Asks for a code, reads it in the mail, types it."""
    before = len(mailbox.messages)
    page.goto(f"{base}/case/sign-in")
    page.fill("#email", address)
    page.locator("main form button").first.click()
    page.wait_for_url("**/case/code")
    text = str(mailbox.wait_for(address, before).get_body(("plain",)))
    code = re.search(r"(?<!\d)\d{6}(?!\d)", text)
    assert code, text
    page.fill("#code", code[0])
    page.locator("main form button").first.click()
    page.wait_for_url(re.compile(r"/case$"))


def hear_at_any_hour(page: Page, base: str) -> None:
    """By default the nights are quiet; this person wants to know at once."""
    page.goto(f"{base}/case/choices")
    page.uncheck("input[name=quiet]")
    page.check("input[name=push]")
    page.locator("form[action$='/choices'] button").click()
    page.wait_for_load_state()


def turn_push_on(page: Page, subscription: dict[str, Any]) -> None:
    """By a tap, as a person; the subscription is one of the push test service."""
    page.context.grant_permissions(["notifications"])
    page.evaluate(SUBSCRIBED, subscription)
    with page.expect_response("**/case/push") as answer:
        page.locator("[data-push=on]").click()
    assert answer.value.status == 204


def shown_notices(page: Page) -> list[dict[str, str]]:
    """What stands in the notification area now."""
    found = page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.ready;
          const shown = await registration.getNotifications();
          return JSON.stringify(shown.map(({ title, body }) => ({ title, body })));
        }"""
    )
    notices: list[dict[str, str]] = json.loads(found)
    return notices
