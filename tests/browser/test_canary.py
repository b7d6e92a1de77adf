"""What a person writes is found nowhere in the browser's files; without encryption it is."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright

from kit.builds import change_worker
from kit.canary import EVERYTHING, START, photograph, words
from kit.chromium import controlled, open_chromium
from kit.citizen import finish_report, photographs, send_report, start_report
from kit.profile_search import find_words, fold_databases
from kit.running import Peel

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")

# the lines of the built worker that lock drafts and files, and what stands in without encryption
PLAIN = {
    "return lockWith(store.key, utf8(JSON.stringify(value)), about);": (
        "return utf8(JSON.stringify(value));"
    ),
    "return JSON.parse(fromUtf8(await unlockWith(store.key, bytes, about)));": (
        "return JSON.parse(fromUtf8(bytes));"
    ),
    'await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, part)': "part",
}


def in_plain_text(script: str) -> str:
    for locking, plain in PLAIN.items():
        assert script.count(locking) == 1, locking
        script = script.replace(locking, plain)
    return script


def written(page: Page, peel: Peel, folder: Path) -> None:
    """A word in every field, the server gone, up to the check of all answers."""
    page.goto(peel.base + "/")
    controlled(page)
    peel.kill()
    start_report(page, peel.base, START)
    finish_report(page, EVERYTHING, [photograph(photographs(folder, 1)[0])])
    assert page.get_by_text("Canarystory").is_visible()


def found_live_and_closed(context: BrowserContext, profile: Path) -> dict[str, set[str]]:
    live = find_words(profile, words())
    context.close()
    fold_databases(profile)
    closed = find_words(profile, words())
    return {word: live.get(word, set()) | closed.get(word, set()) for word in {*live, *closed}}


def test_no_word_of_a_report_is_found_in_the_browsers_files(
    play: Playwright, peel: Peel, tmp_path: Path
) -> None:
    peel.start("serve")
    profile = tmp_path / "phone"
    context = open_chromium(play, profile)
    page = context.pages[0]
    written(page, peel, tmp_path)
    assert find_words(profile, words()) == {}
    send_report(page)
    assert page.get_by_role("heading", name="Waiting for signal").is_visible()
    assert found_live_and_closed(context, profile) == {}
    peel.start("serve")
    context = open_chromium(play, profile)
    page = context.pages[0]
    page.goto(peel.base + "/drafts")
    page.locator(".state.received").wait_for(timeout=30_000)
    page.get_by_text("still to send").wait_for(state="hidden")
    assert found_live_and_closed(context, profile) == {}


def test_the_same_search_finds_every_word_when_nothing_is_encrypted(
    play: Playwright, peel: Peel, tmp_path: Path
) -> None:
    peel.start("serve").kill()
    change_worker(peel.data, in_plain_text)
    peel.start("serve")
    profile = tmp_path / "phone"
    context = open_chromium(play, profile)
    written(context.pages[0], peel, tmp_path)
    live = find_words(profile, words())
    assert set(words()) - set(live) == set()
    context.close()
