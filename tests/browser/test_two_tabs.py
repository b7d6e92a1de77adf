"""One report open in two tabs: the older one is told, and nothing that was saved is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from kit.chromium import controlled, open_chromium
from kit.citizen import BIKE, photographs, start_report
from kit.running import Peel
from kit.walker import add_photos, answer_page, go_on

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")
TOLD = "This report was changed in another window. What you write here is not saved."
NEWER = "The newer tab: the lock was cut."


@pytest.fixture
def phone(play: Playwright, peel: Peel, tmp_path: Path) -> Iterator[Page]:
    context = open_chromium(play, tmp_path / "phone")
    peel.start("serve")
    page = context.pages[0]
    page.goto(peel.base + "/")
    controlled(page)
    yield page
    context.close()


def photographed(page: Page, draft: str, photo: Path) -> None:
    page.goto(draft + "/photos")
    add_photos(page, page.locator(".field", has=page.locator("#photos")), [photo])


def told_while_typing(old: Page) -> None:
    """Before anything is pressed; what was typed still stands there to be copied."""
    old.locator("#story").fill("The older tab says this.")
    expect(old.locator("#live")).to_have_text(TOLD)
    expect(old.locator("#story")).to_have_value("The older tab says this.")


def test_two_tabs_of_one_report_lose_nothing(phone: Page, peel: Peel, tmp_path: Path) -> None:
    start_report(phone, peel.base)
    draft = phone.url.rsplit("/", 1)[0]
    answer_page(phone, BIKE)
    go_on(phone)
    old, new = phone, phone.context.new_page()
    old.goto(draft + "/what")
    new.goto(draft + "/what")
    new.locator("#story").fill(NEWER)
    new.locator("input[name=force_used][value=no]").check()
    go_on(new)
    photographed(new, draft, photographs(tmp_path, 1)[0])

    told_while_typing(old)
    old.get_by_role("button", name="Save and continue").click()
    expect(old.locator("h1")).to_have_text("Changed in another window")
    old.get_by_role("link", name="Show what is saved now").click()
    expect(old.locator("#story")).to_have_value(NEWER)
    old.locator("#story").fill(NEWER + " And more.")
    go_on(old)

    new.goto(draft + "/check")
    for kept in (NEWER + " And more.", "bike-0.jpg", "Me"):
        expect(new.locator("dl.answers").filter(has_text=kept)).not_to_have_count(0)
    new.goto(peel.base + "/drafts")
    expect(new.locator(".card")).to_have_count(1)


def test_what_is_typed_into_a_report_that_was_deleted_elsewhere_is_not_silently_lost(
    phone: Page, peel: Peel
) -> None:
    start_report(phone, peel.base)
    other = phone.context.new_page()
    other.goto(peel.base + "/drafts")
    other.locator("form[action$='/delete'] button").first.click()
    expect(other.locator(".card")).to_have_count(0)
    answer_page(phone, BIKE)
    phone.get_by_role("button", name="Save and continue").click()
    expect(phone.locator("h1")).to_have_text("Not on this phone")
    other.goto(peel.base + "/drafts")
    expect(other.locator(".card")).to_have_count(0)
