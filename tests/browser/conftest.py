"""Real browsers, a real server, real mail and push: each test gets a fresh installation."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright

from kit.databases import Kind
from kit.installation import installed
from kit.mailbox import Mailbox
from kit.push_service import PushService
from kit.running import Peel


@pytest.fixture(scope="session")
def play() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    box = Mailbox().start()
    yield box
    box.stop()


@pytest.fixture
def push_service() -> Iterator[PushService]:
    service = PushService().start()
    yield service
    service.stop()


@pytest.fixture
def peel(tmp_path: Path, mailbox: Mailbox, push_service: PushService) -> Iterator[Peel]:
    """An installation whose mail and pushes go to this test; not started yet."""
    settings = {
        "PEEL_SMTP_URL": f"smtp://127.0.0.1:{mailbox.port}",
        "PEEL_OUTBOUND_TEST_HOSTS": f"localhost:{push_service.port}",
    }
    made, _ = installed(tmp_path, Kind("sqlite"), **settings)
    yield made
    made.kill()
