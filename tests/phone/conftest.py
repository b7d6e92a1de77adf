"""A phone: Chromium with the worker in charge, and a server that may be killed under it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, sync_playwright

from kit.chromium import controlled, open_chromium
from kit.databases import Kind
from kit.installation import installed
from kit.running import Peel


@pytest.fixture(scope="session")
def play() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peel]:
    made, _ = installed(tmp_path_factory.mktemp("peel"), Kind("sqlite"))
    yield made
    made.kill()


@pytest.fixture
def peel(installation: Peel) -> Iterator[Peel]:
    """A running server; whoever kills it or changes its settings leaves that to be mended."""
    if not installation.processes:
        installation.start("serve")
    yield installation
    if installation.settings:
        installation.kill()
        installation.settings.clear()


@pytest.fixture
def phone(play: Playwright, peel: Peel, tmp_path: Path) -> Iterator[Page]:
    """A page whose worker answers; the first visit is over."""
    context = open_chromium(play, tmp_path / "profile")
    page = context.pages[0]
    page.goto(f"{peel.base}/")
    controlled(page)
    yield page
    context.close()
