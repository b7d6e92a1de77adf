"""Chromium at phone size with a profile that outlives it."""

import contextlib
import os
import shutil
import signal
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, CDPSession, Page, Playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LOCKS = ("SingletonLock", "SingletonCookie", "SingletonSocket")


def open_chromium(
    play: Playwright, profile: Path, width: int = 390, **options: Any
) -> BrowserContext:
    """A persistent context: its drafts, worker and cookies live in `profile`."""
    context = play.chromium.launch_persistent_context(
        str(profile),
        executable_path=shutil.which("chromium"),
        headless=True,
        args=FLAGS,
        viewport={"width": width, "height": 844},
        **options,
    )
    context.set_default_timeout(15000)
    return context


def processes_with(argument: str) -> list[int]:
    """Ids of the processes started with this argument."""
    found = []
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            if argument.encode() in line.read_bytes().split(b"\0"):
                found.append(int(line.parent.name))
    return found


def kill_chromium(profile: Path) -> None:
    """kill -9, as when a phone's battery dies."""
    for number in processes_with(f"--user-data-dir={profile}"):
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
    time.sleep(0.3)
    for lock in LOCKS:
        if os.path.lexists(profile / lock):
            (profile / lock).unlink()


def controlled(page: Page) -> None:
    """Waits until the service worker answers for this page."""
    page.wait_for_function("() => navigator.serviceWorker.controller !== null", timeout=60_000)


class Worker:
    """The page's service worker, reached by CDP: syncs, pushes, stops."""

    def __init__(self, page: Page) -> None:
        self.origin = "/".join(page.url.split("/")[:3])
        self.cdp: CDPSession = page.context.new_cdp_session(page)
        self.registrations: list[dict[str, Any]] = []
        self.cdp.on(
            "ServiceWorker.workerRegistrationUpdated",
            lambda event: self.registrations.extend(event["registrations"]),
        )
        self.cdp.send("ServiceWorker.enable")
        page.wait_for_timeout(200)

    @property
    def registration(self) -> str:
        mine = [r for r in self.registrations if r["scopeURL"].startswith(self.origin)]
        return str(mine[-1]["registrationId"])

    def sync(self, tag: str) -> None:
        event = {"tag": tag, "lastChance": False}
        where = {"origin": self.origin, "registrationId": self.registration}
        self.cdp.send("ServiceWorker.dispatchSyncEvent", {**where, **event})

    def push(self, data: str) -> None:
        where = {"origin": self.origin, "registrationId": self.registration}
        self.cdp.send("ServiceWorker.deliverPushMessage", {**where, "data": data})

    def stop(self) -> None:
        self.cdp.send("ServiceWorker.stopAllWorkers")
