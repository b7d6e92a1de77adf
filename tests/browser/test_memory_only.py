""" "Save nothing on this phone": no trace while it is written, and still it can be sent."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from kit.canary import EVERYTHING, photograph, words
from kit.chromium import Worker, controlled, open_chromium
from kit.citizen import TRIAGE, photographs, send_report
from kit.databases import Kind
from kit.ports import until
from kit.profile_search import find_words
from kit.running import Peel
from kit.walker import go_on, walk

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")
STORED = """async () => {
  const database = await new Promise((resolve) => {
    const request = indexedDB.open("peel-outbox");
    request.onsuccess = () => resolve(request.result);
  });
  const names = ["drafts", "files", "pieces", "ops"];
  const all = database.transaction(names);
  const counted = names.map((name) => new Promise((resolve) => {
    const request = all.objectStore(name).count();
    request.onsuccess = () => resolve(request.result);
  }));
  const counts = await Promise.all(counted);
  database.close();
  return counts;
}"""


@pytest.fixture
def phone(play: Playwright, peel: Peel, tmp_path: Path) -> Iterator[Page]:
    context = open_chromium(play, tmp_path / "phone")
    peel.start("serve")
    page = context.pages[0]
    page.goto(peel.base + "/")
    controlled(page)
    yield page
    context.close()


def begin(page: Page, base: str) -> None:
    page.goto(base + "/report")
    page.locator("main form button").first.click()
    page.wait_for_url("**/r/*/*")
    walk(page, TRIAGE, "/outcome")
    page.get_by_role("button", name="Start, but save nothing on this phone").click()
    page.wait_for_url("**/r/m-*/*")


def nothing_is_kept(page: Page, base: str, profile: Path) -> None:
    assert page.evaluate(STORED) == [0, 0, 0, 0]
    assert find_words(profile, words()) == {}
    tab = page.context.new_page()
    tab.goto(base + "/drafts")
    expect(tab.locator(".card")).to_have_count(0)
    tab.close()


def test_nothing_is_kept_while_it_is_written_and_it_arrives(
    phone: Page, peel: Peel, tmp_path: Path
) -> None:
    begin(phone, peel.base)
    walk(phone, EVERYTHING, "/photos")
    photo = photograph(photographs(tmp_path, 1)[0])
    walk(phone, EVERYTHING, "/you", {"photos": [photo], "bike_photos": []})
    nothing_is_kept(phone, peel.base, tmp_path / "phone")
    Worker(phone).stop()
    phone.get_by_role("link", name="Back").click()
    expect(phone.locator(".files li")).to_have_count(1)
    go_on(phone)
    walk(phone, EVERYTHING, "/check")
    for kept in ("Canarystory", "Canarycamera", "Canarypicture.jpg", "Canarysian"):
        expect(phone.locator("dl.answers").filter(has_text=kept)).not_to_have_count(0)
    nothing_is_kept(phone, peel.base, tmp_path / "phone")
    send_report(phone)
    expect(phone.locator(".reference")).to_contain_text("CWM-", timeout=30_000)
    arrived = "select needs, arrived from reports"
    until(lambda: Kind("sqlite").rows("", peel.data, arrived) == [(1, 1)], 30)
    assert find_words(tmp_path / "phone", words()) == {}
    phone.goto(peel.base + "/drafts")
    expect(phone.locator(".card h3")).to_have_text("Report")
