"""A phone: Chromium with the worker in charge, and a server that may be killed under it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, sync_playwright

from kit.chromium import controlled, open_chromium
from kit.databases import Kind
from kit.installation import installed
from kit.running import Peel


@pytest.fixture
def play() -> Iterator[Playwright]:
    """One a test: it keeps an event loop running, which tests of the server would trip over."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture
def peel(tmp_path: Path) -> Iterator[Peel]:
    made, _ = installed(tmp_path, Kind("sqlite"))
    yield made.start("serve")
    made.kill()


@pytest.fixture
def phone(play: Playwright, peel: Peel, tmp_path: Path) -> Iterator[Page]:
    """A page whose worker answers; the first visit is over."""
    context = open_chromium(play, tmp_path / "profile")
    page = context.pages[0]
    page.goto(f"{peel.base}/")
    controlled(page)
    yield page
    context.close()
