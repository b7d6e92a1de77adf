"""Firefox keeps what stands in open windows for its next start: none of it is of a report."""

import contextlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from kit.canary import EVERYTHING, START, words
from kit.firefox import Firefox
from kit.ports import until
from kit.profile_search import find_words
from kit.running import Peel
from kit.script_walker import FILL, MAIN_BUTTON, call, controlled, press, text_of, walk

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")
SESSION = "sessionstore-backups/recovery.jsonlz4"


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Firefox]:
    browser = Firefox(tmp_path / "firefox")
    try:
        yield browser.start()
    finally:
        browser.kill()


def begin(firefox: Firefox, base: str) -> str:
    """A report's address; its pages can be opened in any order."""
    firefox.goto(base + "/")
    controlled(firefox)
    firefox.goto(base + "/report")
    press(firefox, "main form button")
    walk(firefox, START, "/outcome")
    return press(firefox, "main form button.button:not(.quiet)").rsplit("/", 1)[0]


def newer(path: Path, before: int) -> bool:
    return written_at(path) > before


def written_at(path: Path) -> int:
    """0 in the moment in which Firefox puts a new file in the old one's place."""
    with contextlib.suppress(FileNotFoundError):
        return path.stat().st_mtime_ns
    return 0


def session_of(firefox: Firefox, page: str) -> None:
    """Waits until Firefox has written down that this page is open, and then once more."""
    for _ in range(2):
        until(lambda: find_words(firefox.profile, [page]).get(page, set()) >= {SESSION}, 30)
        written = written_at(firefox.profile / SESSION)
        firefox.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        firefox.evaluate("new Promise((done) => setTimeout(done, 2500))")
        firefox.evaluate("window.scrollTo(0, 0)")
        until(partial(newer, firefox.profile / SESSION, written), 30)


def test_firefox_writes_down_no_word_of_a_report(firefox: Firefox, peel: Peel) -> None:
    peel.start("serve")
    draft = begin(firefox, peel.base)
    for page in ("what", "contact"):
        firefox.goto(f"{draft}/{page}")
        call(firefox, FILL, EVERYTHING)
        session_of(firefox, f"{draft}/{page}")
        assert find_words(firefox.profile, words()) == {}
        press(firefox, MAIN_BUTTON)
        assert text_of(firefox, "#summary") == ""
    firefox.kill()
    assert find_words(firefox.profile, words()) == {}


def test_the_same_search_finds_a_name_where_nothing_is_withdrawn(
    firefox: Firefox, peel: Peel
) -> None:
    peel.start("serve")
    draft = begin(firefox, peel.base)
    firefox.goto(f"{draft}/contact")
    firefox.evaluate("document.body.classList.remove('citizen')")
    call(firefox, FILL, EVERYTHING)
    session_of(firefox, f"{draft}/contact")
    assert find_words(firefox.profile, ["Canarysian"]).keys() == {"Canarysian"}
