"""WebKitGTK: a report is written and sent with no signal; with the server back it arrives once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.citizen import BIKE, TRIAGE, photographs
from kit.databases import Kind
from kit.ports import until
from kit.running import Peel
from kit.script_walker import controlled, send, text_of, write_report
from kit.webkit import WebKit

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture
def webkit(tmp_path: Path) -> Iterator[WebKit]:
    browser = WebKit(tmp_path / "webkit")
    try:
        yield browser.start()
    finally:
        browser.kill()


def test_webkit_keeps_a_report_without_signal_and_sends_it_once(
    webkit: WebKit, peel: Peel, tmp_path: Path
) -> None:
    peel.start("serve")
    webkit.goto(peel.base + "/")
    controlled(webkit)
    peel.kill()
    write_report(webkit, peel.base, TRIAGE, BIKE, photographs(tmp_path))
    assert "Canarystory" in text_of(webkit)
    send(webkit)
    assert "Waiting for signal" in text_of(webkit, "h1")
    webkit.goto(peel.base + "/drafts")
    assert "Waiting for signal" in text_of(webkit, ".card .waiting")

    peel.start("serve")
    webkit.goto(peel.base + "/drafts")
    until(lambda: "Received" in text_of(webkit, ".card .received"), 30)
    until(lambda: "still to send" not in text_of(webkit, ".card"), 30)
    asked = "select reference, needs, arrived from reports"
    ((reference, needs, arrived),) = Kind("sqlite").rows("", peel.data, asked)
    assert reference in text_of(webkit, ".card")
    assert (needs, arrived) == (2, 2)
