"""A report begun before the worker was there moves to the phone, and the server erases it."""

from typing import Any

from playwright.sync_api import Page, expect

from kit.databases import Kind
from kit.running import Peel

NOW: dict[str, Any] = {"danger": "no", "rev": "0"}


def begin_on_server(phone: Page, base: str) -> str:
    """Straight to the server, past the worker, with this browser's cookies."""
    headers = {"Origin": base}
    asked = phone.context.request
    first = asked.post(f"{base}/report", headers=headers, form={}, max_redirects=0)
    path = first.headers["location"]
    asked.post(base + path, headers=headers, form=NOW, max_redirects=0)
    return path


def test_a_server_draft_becomes_a_draft_of_the_phone(phone: Page, peel: Peel) -> None:
    path = begin_on_server(phone, peel.base)
    phone.goto(peel.base + path)
    expect(phone).to_have_url(peel.base + path.replace("/s-", "/l-"))
    expect(phone.locator("input[name=danger][value=no]")).to_be_checked()
    expect(phone.locator(".state")).to_have_text("Saved on this phone")
    kept = f"SELECT id FROM server_drafts WHERE id = '{path.split('/')[2]}'"
    assert Kind("sqlite").rows("sqlite", peel.data, kept) == []


def test_without_signal_it_waits_for_a_signal_to_move(phone: Page, peel: Peel) -> None:
    path = begin_on_server(phone, peel.base)
    peel.kill()
    phone.goto(peel.base + path)
    expect(phone.locator("h1")).to_have_text("No signal")
