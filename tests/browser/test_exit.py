"""Leaving fast from a sensitive report, and what the browser's history can tell afterwards."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from kit.chromium import controlled, open_chromium
from kit.citizen import send_report, start_report
from kit.databases import Kind
from kit.installation import installed
from kit.nuisance import NUISANCE, TRIAGED
from kit.running import Peel
from kit.walker import answer_page, go_on

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")
ELSEWHERE = "https://www.bbc.co.uk/weather"
ADDRESS = re.compile(r"^/(cy/)?r/[lsm]-[a-z0-9-]+(/[a-z0-9]+){0,2}$")
TELLING = re.compile(
    r"crime|criminal|offen[cs]e|police|theft|st[eo]l|bike|bicycle|assault|attack|abus|threat|"
    r"harass|stalk|hate|victim|suspect|anti.?social|behaviou?r|nuisance|neighbour|collision|"
    r"trosedd|heddlu|lladr|beic|ymosod|camdri|bygyth|aflonydd|gwrthgymdeithasol|ymddygiad|cymydog",
    re.IGNORECASE,
)

# what is left on the screen in the very moment of the press
PRESSED = """() => {
  document.getElementById("exit").click();
  const fields = document.querySelectorAll("input,textarea").length;
  return { title: document.title, text: document.body.textContent, fields };
}"""


@pytest.fixture(scope="module")
def peel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peel]:
    """One server for all of this file; nothing here is about what it keeps."""
    made, _ = installed(tmp_path_factory.mktemp("peel"), Kind("sqlite"))
    yield made.start("serve")
    made.kill()


@pytest.fixture
def phone(play: Playwright, peel: Peel, tmp_path: Path) -> Iterator[Page]:
    context = open_chromium(play, tmp_path / "phone")
    page = context.pages[0]
    page.goto(peel.base + "/")
    controlled(page)
    yield page
    context.close()


def entry(page: Page, peel: Peel) -> tuple[str, str]:
    return page.url.removeprefix(peel.base), page.title()


def walked(page: Page, peel: Peel, lang: str) -> list[tuple[str, str]]:
    """Address and title of every page from the first question to the receipt."""
    start_report(page, peel.base, TRIAGED, lang)
    entries = [entry(page, peel)]
    while not page.url.endswith("/check"):
        answer_page(page, NUISANCE)
        go_on(page)
        entries.append(entry(page, peel))
        assert len(entries) < 40, page.url
    send_report(page)
    return [*entries, entry(page, peel)]


@pytest.mark.parametrize("lang", ["", "/cy"])
def test_the_history_of_a_sensitive_report_tells_nothing(
    phone: Page, peel: Peel, lang: str
) -> None:
    entries = walked(phone, peel, lang)
    assert len(entries) > 12
    assert [address for address, _ in entries if not ADDRESS.match(address)] == []
    assert [one for one in entries if TELLING.search(" ".join(one))] == []


def writing(phone: Page, peel: Peel) -> None:
    start_report(phone, peel.base, TRIAGED)
    while not phone.locator("#story").count():
        answer_page(phone, NUISANCE)
        go_on(phone)
    phone.locator("#story").fill("Canarystory: shouting at night")


def test_the_page_is_blank_before_the_other_site_is_even_asked(phone: Page, peel: Peel) -> None:
    phone.context.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="<h1>Weather</h1>"))
    writing(phone, peel)
    assert "Canarystory" in phone.locator("#story").input_value()
    left = phone.evaluate(PRESSED)
    assert left == {"title": "\u2026", "text": "", "fields": 0}
    expect(phone).to_have_url(ELSEWHERE)


def test_shift_three_times_leaves_from_the_middle_of_a_word(phone: Page, peel: Peel) -> None:
    phone.context.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="<h1>Weather</h1>"))
    writing(phone, peel)
    for _ in range(2):
        phone.keyboard.press("Shift")
    phone.wait_for_timeout(300)
    assert "/r/l-" in phone.url, "twice is an accident"
    phone.keyboard.press("Shift")
    expect(phone).to_have_url(ELSEWHERE)


def test_back_shows_notes_all_the_way_and_never_the_form(phone: Page, peel: Peel) -> None:
    phone.context.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="<h1>Weather</h1>"))
    writing(phone, peel)
    phone.locator("#exit").click()
    expect(phone).to_have_url(ELSEWHERE)
    steps = phone.evaluate("() => history.length") - 1
    shown: set[str] = set()
    for _ in range(min(steps, 6)):
        phone.evaluate("() => history.back()")
        phone.wait_for_timeout(400)
        if phone.url.startswith(peel.base):
            shown.add(phone.locator("body").inner_text())
    assert len(shown) == 1, shown
    assert " ".join(shown.pop().split()) == "Notes There is nothing here. Open again"


def test_without_signal_the_way_out_is_a_page_that_says_nothing(phone: Page, peel: Peel) -> None:
    writing(phone, peel)
    phone.context.set_offline(True)
    phone.locator("#exit").click()
    expect(phone.locator("h1")).to_have_text("Notes")
    expect(phone).to_have_title("Notes")
    expect(phone.locator("body")).not_to_contain_text("olice")
