"""A new release meets an open report: nothing typed is lost, old pages go on, bad workers go."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Error, Page, Playwright, expect

from kit.builds import copy_of_sources
from kit.chromium import controlled, open_chromium
from kit.citizen import start_report
from kit.ports import until
from kit.running import ROOT, Peel

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")
MARK = "<body data-release="
SHEET = "() => document.querySelector('link[rel=stylesheet]').href"
STATUS = "url => fetch(url, { cache: 'no-store' }).then((answer) => answer.status, () => 0)"


@pytest.fixture
def phone(play: Playwright, peel: Peel, tmp_path: Path) -> Iterator[BrowserContext]:
    context = open_chromium(play, tmp_path / "phone")
    peel.start("serve")
    context.pages[0].goto(peel.base + "/")
    controlled(context.pages[0])
    yield context
    context.close()


def release(peel: Peel, folder: Path, name: str) -> None:
    """Another template and another style sheet, served in place of what was there."""
    sources = copy_of_sources(folder / name)
    top = sources / "web" / "templates" / "base" / "top.html"
    text = top.read_text(encoding="utf-8")
    assert "<body class" in text
    top.write_text(text.replace("<body ", f'{MARK}"{name}" ', 1), encoding="utf-8")
    with (sources / "web" / "css" / "base.css").open("a", encoding="utf-8") as sheet:
        sheet.write(f"\n.{name} {{ color: inherit; }}\n")
    serve_from(peel, sources)


def serve_from(peel: Peel, sources: Path) -> None:
    peel.kill()
    peel.root = sources
    peel.start("serve")


def begin(page: Page, base: str, text: str) -> None:
    """A report, open where a story is told, with a story half written."""
    start_report(page, base)
    page.goto(page.url.rsplit("/", 1)[0] + "/what")
    page.locator("#story").fill(text)
    page.wait_for_timeout(800)


def take_over(page: Page) -> None:
    """A page that is opened again looks for a newer worker; then the person agrees."""
    page.reload()
    button = page.get_by_role("button", name="Use the newer version")
    button.wait_for(timeout=30_000)
    with page.expect_navigation():
        button.click()


def release_of(page: Page) -> str:
    return page.locator("body").get_attribute("data-release") or ""


def test_half_a_sentence_outlives_a_new_release(
    phone: BrowserContext, peel: Peel, tmp_path: Path
) -> None:
    page = phone.pages[0]
    begin(page, peel.base, "Half a")
    release(peel, tmp_path, "second")
    page.reload()
    page.get_by_text("A newer version of this page is ready.").wait_for(timeout=30_000)
    assert release_of(page) == "", "the old worker answers until the person agrees"
    page.locator("#story").fill("Half a sentence")
    with page.expect_navigation():
        page.get_by_role("button", name="Use the newer version").click()
    expect(page.locator("body")).to_have_attribute("data-release", "second")
    expect(page.locator("#story")).to_have_value("Half a sentence")
    page.goto(peel.base + "/drafts")
    expect(page.locator(".card")).to_have_count(1)


def test_closing_all_pages_brings_the_new_release_with_the_old_draft(
    phone: BrowserContext, peel: Peel, tmp_path: Path
) -> None:
    page = phone.pages[0]
    begin(page, peel.base, "Half a sentence")
    there = page.url
    release(peel, tmp_path, "second")
    page.reload()
    page.get_by_text("A newer version of this page is ready.").wait_for(timeout=30_000)
    blank = phone.new_page()
    page.close()
    blank.wait_for_timeout(500)
    blank.goto(there)
    expect(blank.locator("body")).to_have_attribute("data-release", "second")
    expect(blank.locator("#story")).to_have_value("Half a sentence")


def test_an_old_page_keeps_its_files_through_two_releases(
    phone: BrowserContext, peel: Peel, tmp_path: Path
) -> None:
    old = phone.pages[0]
    old.goto(peel.base + "/services")
    sheet = old.evaluate(SHEET)
    page = phone.new_page()
    page.goto(peel.base + "/report")
    for name in ("second", "third"):
        release(peel, tmp_path, name)
        take_over(page)
        expect(page.locator("body")).to_have_attribute("data-release", name)
    peel.kill()
    assert page.evaluate(SHEET) != sheet
    assert old.evaluate(STATUS, sheet) == 200
    assert old.evaluate(STATUS, sheet.replace("app-", "app-0")) == 0


def answers(page: Page, question: str) -> bool:
    """While the worker goes its page loads itself anew, and then answers nothing."""
    try:
        return bool(page.evaluate(f"() => {question}"))
    except Error:
        return False


def test_a_worker_that_was_taken_back_comes_back_with_the_drafts(
    phone: BrowserContext, peel: Peel
) -> None:
    page = phone.pages[0]
    begin(page, peel.base, "Half a sentence")
    there = page.url
    peel.settings["PEEL_WORKER_OFF"] = "1"
    serve_from(peel, ROOT)
    page.goto(peel.base + "/")
    until(lambda: answers(page, "navigator.serviceWorker.controller === null"), 20)
    until(lambda: answers(page, "caches.keys().then((names) => names.length === 0)"), 20)
    answer = page.goto(peel.base + "/report")
    assert answer
    assert "x-answered-by" not in answer.headers, "the server's own page"
    peel.settings["PEEL_WORKER_OFF"] = "0"
    serve_from(peel, ROOT)
    page.goto(peel.base + "/")
    controlled(page)
    page.goto(peel.base + "/drafts")
    expect(page.locator(".card")).to_have_count(1)
    page.goto(there)
    expect(page.locator("#story")).to_have_value("Half a sentence")
