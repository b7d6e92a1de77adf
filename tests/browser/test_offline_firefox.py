"""Firefox: a report is written and sent with no signal, outlives the browser, arrives once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.citizen import BIKE, TRIAGE, photographs
from kit.databases import Kind
from kit.firefox import Firefox
from kit.ports import until
from kit.running import Peel
from kit.script_walker import controlled, send, text_of, write_report

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Firefox]:
    browser = Firefox(tmp_path / "firefox")
    try:
        yield browser.start()
    finally:
        browser.kill()


def test_firefox_keeps_a_report_without_signal_and_sends_it_once(
    firefox: Firefox, peel: Peel, tmp_path: Path
) -> None:
    peel.start("serve")
    firefox.goto(peel.base + "/")
    controlled(firefox)
    peel.kill()
    write_report(firefox, peel.base, TRIAGE, BIKE, photographs(tmp_path))
    assert "Canarystory" in text_of(firefox)
    send(firefox)
    assert "Waiting for signal" in text_of(firefox, "h1")

    firefox.kill()
    firefox.start()
    firefox.goto(peel.base + "/drafts")
    assert "Waiting for signal" in text_of(firefox, ".card .waiting")

    peel.start("serve")
    firefox.goto(peel.base + "/drafts")
    until(lambda: "Received" in text_of(firefox, ".card .received"), 30)
    until(lambda: "still to send" not in text_of(firefox, ".card"), 30)
    asked = "select reference, needs, arrived from reports"
    ((reference, needs, arrived),) = Kind("sqlite").rows("", peel.data, asked)
    assert reference in text_of(firefox, ".card")
    assert (needs, arrived) == (2, 2)
