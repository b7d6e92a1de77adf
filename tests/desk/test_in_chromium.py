"""The desk in a real browser: what victims wrote stays text, j and k move, the alarm is seen."""

import shutil
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from playwright.async_api import Page, Route, async_playwright

NASTY = "<script>alert(1)</script><img src=x onerror=alert(2)>'\"><svg/onload=alert(3)>"
PLAIN = "plain words and nothing else to be seen here"
LISTEN = """
window.heard = [];
addEventListener("securitypolicyviolation", (event) => heard.push(event.violatedDirective));
"""


@pytest.fixture
async def page(client: httpx.AsyncClient, awel: str) -> AsyncIterator[Page]:
    """Chromium whose network is the app itself; no port, no proxy."""

    async def answer(route: Route) -> None:
        asked = route.request
        headers = {"Accept": asked.headers.get("accept", "*/*")}
        said = await client.request(asked.method, asked.url, headers=headers)
        kept = {
            k: v for k, v in said.headers.items() if k not in {"content-encoding", "set-cookie"}
        }
        await route.fulfill(status=said.status_code, headers=kept, body=said.content)

    async with async_playwright() as play:
        browser = await play.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        context = await browser.new_context(service_workers="block")
        await context.route("**/*", answer)
        yield await context.new_page()
        await browser.close()


async def opened(client: httpx.AsyncClient, report: Any, words: str) -> str:
    sent = await report({"story": words, "place_words": words, "full_name": words})
    await client.post(f"/desk/reports/{sent}/open")
    return str(sent)


async def nodes(page: Page, address: str) -> int:
    await page.goto(f"http://localhost{address}")
    count: int = await page.evaluate("document.getElementsByTagName('*').length")
    return count


async def test_markup_a_person_wrote_runs_nowhere_and_adds_no_node(
    page: Page, client: httpx.AsyncClient, report: Any
) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    await page.add_init_script(LISTEN)
    plain = await opened(client, report, PLAIN)
    expected = await nodes(page, f"/desk/reports/{plain}")
    nasty = await opened(client, report, NASTY)
    assert await nodes(page, f"/desk/reports/{nasty}") == expected
    assert await page.evaluate("heard") == []
    await nodes(page, "/desk")
    assert await page.evaluate("heard") == []
    assert dialogs == []


async def test_j_and_k_move_through_the_queue(
    page: Page, client: httpx.AsyncClient, report: Any
) -> None:
    for _ in range(3):
        await report()
    await page.goto("http://localhost/desk")
    rows = page.locator(".queue .row")
    for key, place in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        await page.keyboard.press(key)
        assert await rows.nth(place).evaluate("row => row === document.activeElement")


async def test_the_alarm_is_in_the_page_and_in_the_tab(page: Page, report: Any) -> None:
    await report(triage={"danger": "yes"})
    await page.goto("http://localhost/desk/cases")
    await page.wait_for_function("() => document.title.startsWith('(!) ')")
    assert await page.locator("#alarm").is_visible()
    assert "Grade 1, not opened: 1" in await page.locator("#alarm").inner_text()


async def test_without_an_alarm_nothing_rings(page: Page, report: Any) -> None:
    await report()
    await page.goto("http://localhost/desk")
    assert not await page.locator("#alarm").is_visible()
    assert not (await page.title()).startswith("(!)")


async def test_what_came_since_is_offered_and_moves_nothing(page: Page, report: Any) -> None:
    await report()
    await page.clock.install()
    await page.goto("http://localhost/desk")
    newer = page.locator("#newer a")
    assert not await newer.is_visible()
    await report()
    await page.clock.run_for(16_000)
    await newer.wait_for(state="visible")
    assert await page.locator(".queue li").count() == 1
    await newer.click()
    await page.wait_for_function("() => document.querySelectorAll('.queue li').length === 2")
