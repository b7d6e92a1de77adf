"""The app can be put on the home screen, under the force's name or a neutral one."""

from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from kit.chromium import controlled, open_chromium
from kit.running import Peel

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


def test_a_phone_may_install_it(play: Playwright, peel: Peel, tmp_path: Path) -> None:
    peel.start("serve")
    phone = open_chromium(play, tmp_path / "phone")
    page = phone.pages[0]
    page.goto(peel.base + "/")
    controlled(page)
    cdp = phone.new_cdp_session(page)
    manifest = cdp.send("Page.getAppManifest")
    # a profile without a window of its own cannot install anything; all else must be right
    errors = cdp.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [one["errorId"] for one in errors if one["errorId"] != "in-incognito"] == []
    assert manifest["errors"] == []
    phone.close()


def test_the_neutral_name_says_nothing_of_the_police(peel: Peel) -> None:
    peel.start("serve")
    said = str(peel.json("/notes.webmanifest")).lower()
    assert "notes" in said
    assert [word for word in ("police", "heddlu", "crime", "report") if word in said] == []
