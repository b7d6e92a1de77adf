"""The main job, whole: written with no signal, sent by itself, read, decided, told."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright

from kit import desk, victim
from kit.chromium import Worker, controlled, kill_chromium, open_chromium
from kit.citizen import BIKE, finish_report, photographs, send_report, start_report
from kit.databases import Kind
from kit.installation import officer
from kit.looks import inspect
from kit.mailbox import Mailbox
from kit.ports import until
from kit.proxy import Network
from kit.push_service import PushService
from kit.running import Peel

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")
ADDRESS = str(BIKE["email"])


class Story:
    """What is found wrong with any page is gathered and told at the end."""

    def __init__(self, play: Playwright, peel: Peel, folder: Path) -> None:
        self.play, self.peel, self.folder = play, peel, folder
        self.network = Network(peel.port, delay=0.2, rate=50_000)
        self.said: dict[str, list[str]] = {}
        self.subscription: dict[str, Any] = {}

    def look(self, page: Page, name: str) -> None:
        """The page in both languages, at three widths, by axe; then as it was."""
        for _ in range(2):
            language = page.locator("html").get_attribute("lang")
            self.said |= inspect(page, f"{name}-{language}")
            with page.expect_navigation():
                page.locator("#language").click()

    def phone(self) -> Page:
        return open_chromium(self.play, self.folder / "phone").pages[0]

    def tablet(self) -> Page:
        return open_chromium(self.play, self.folder / "desk", 1280).pages[0]


def written_with_no_signal(story: Story) -> None:
    page = story.phone()
    page.goto(story.network.base + "/")
    story.look(page, "home")
    start_report(page, story.network.base)
    controlled(page)
    story.look(page, "question")
    story.peel.kill()
    finish_report(page, BIKE, photographs(story.folder))
    assert page.get_by_text("Saved on this phone").is_visible()
    story.look(page, "check")
    send_report(page)
    assert page.get_by_role("heading", name="Waiting for signal").is_visible()
    story.look(page, "waiting")


def received_once(story: Story) -> tuple[Page, str]:
    """The browser dies and starts again; the server returns."""
    kill_chromium(story.folder / "phone")
    page = story.phone()
    page.goto(story.network.base + "/drafts")
    assert page.locator(".state.waiting").first.is_visible()
    story.peel.start()
    received = page.locator(".state.received")
    received.first.wait_for(timeout=60_000)
    until(lambda: "still to send" not in page.inner_text("main"), 60)
    story.look(page, "received")
    return page, received.first.inner_text().split()[-1]


def recorded(story: Story, reference: str) -> Page:
    who = officer(story.peel, "Siân Morgan", "sian@cwm.example")
    page = story.tablet()
    desk.sign_in(page, story.peel.base, who)
    story.look(page, "queue")
    assert desk.rows_of(page, reference).count() == 1
    desk.open_report(page, reference)
    story.look(page, "report")
    assert page.locator("#photos .veiled").count() == 2
    desk.record_crime(page)
    story.look(page, "case-desk")
    return page


def told(story: Story, phone: Page, mailbox: Mailbox, push_service: PushService) -> None:
    """Signed in by the code in the mail; push turned on by a tap."""
    story.network.delay = story.network.rate = 0
    victim.sign_in(phone, story.network.base, ADDRESS, mailbox)
    written = "".join(str(message) for message in mailbox.messages).lower()
    assert [word for word in ("beic", "bicycle", "crime", "theft", "cwm-") if word in written] == []
    story.look(phone, "cases")
    victim.hear_at_any_hour(phone, story.network.base)
    key = phone.locator("[data-push-key]").get_attribute("data-push-key") or ""
    subscription = push_service.subscribe(key)
    victim.turn_push_on(phone, subscription)
    story.subscription = subscription


def the_news(story: Story, phone: Page, at_desk: Page, push_service: PushService) -> None:
    """The push that was really sent, handed on unchanged; then the case page, in Welsh."""
    desk.move_case(at_desk, "investigating")
    until(lambda: push_service.received(story.subscription), 30)
    sent = push_service.received(story.subscription)[-1]
    worker = Worker(phone)
    worker.push(sent)
    phone.wait_for_timeout(2000)
    shown = [notice["title"] for notice in victim.shown_notices(phone)]
    assert shown == ["Mae gennych ddiweddariad"]
    phone.goto(story.network.base + "/cy/case")
    phone.locator("article a").first.click()
    phone.wait_for_url("**/cy/case/*")
    story.look(phone, "case")
    assert phone.locator("h1").inner_text() == "Rydyn ni'n ymchwilio"
    assert "Darllenwyd gan berson" in phone.inner_text("main")


def test_a_report_written_with_no_signal_is_received_read_and_answered(
    play: Playwright,
    peel: Peel,
    mailbox: Mailbox,
    push_service: PushService,
    tmp_path: Path,
) -> None:
    story = Story(play, peel.start(), tmp_path)
    story.network.start()
    written_with_no_signal(story)
    phone, reference = received_once(story)
    reports = Kind("sqlite").rows("", peel.data, "select reference from reports")
    assert reports == [(reference,)]
    at_desk = recorded(story, reference)
    told(story, phone, mailbox, push_service)
    the_news(story, phone, at_desk, push_service)
    assert story.said == {}
