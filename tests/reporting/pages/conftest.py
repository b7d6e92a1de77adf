"""A person at the server's own pages, without script: reads, fills in, presses a button."""

from html.parser import HTMLParser
from typing import Any

import httpx
import pytest

ANSWERS: dict[str, Any] = {
    "danger": "no",
    "topic": "bicycle-theft",
    "rail": "no",
    "postcode": "SY23 2AB",
    "victim_is": "me",
    "when_kind": "between",
    "start_time": "18:30",
    "start_date-day": "12",
    "start_date-month": "10",
    "start_date-year": "2026",
    "end_date-day": "13",
    "end_date-month": "10",
    "end_date-year": "2026",
    "place_words": "Outside the library, by the railings",
    "place_kind": "street",
    "bike_kind": "pedal",
    "bike_make": "Dawes Galaxy",
    "bike_colour": "Green",
    "bike_locked": "cut",
    "force_used": "no",
    "suspect": "no",
    "seen_since": "no",
    "story": "I locked it at six. In the morning only the lock was there.",
    "cctv": "unsure",
    "witness": "no",
    "before": "no",
    "targeted": "no",
    "effect": "upset",
    "language_wanted": "en",
    "full_name": "Mair Rees",
    "contact_by": "email",
    "email": "mair@example.com",
    "contact_safe": "yes",
    "support_wanted": "no",
    "updates_wanted": "yes",
    "updates_often": "news",
    "declaration": "yes",
}


class Page(HTMLParser):
    """The first form of a page, its heading, and all that is said."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self.names: set[str] = set()
        self.action = ""
        self.title = ""
        self.tag = ""
        self.text = text
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self.tag = tag
        if tag == "form" and "answers-form" in given.get("class", ""):
            self.action = given["action"]
        if tag in {"input", "textarea"} and self.action:
            self.names.add(given["name"])
            kept = given.get("type") == "hidden" or "checked" in given
            if kept or (given.get("type") in {"text", "tel", "email"} and given.get("value")):
                self.fields.append((given["name"], given.get("value", "")))

    def handle_data(self, data: str) -> None:
        if self.tag == "title" and not self.title:
            self.title = data


class Person:
    """Goes from page to page as a browser without script does."""

    def __init__(self, browser: httpx.AsyncClient) -> None:
        self.browser = browser
        self.path = ""
        self.page = Page("")

    async def see(self, path: str) -> Page:
        answer = await self.browser.get(path)
        while answer.status_code == 303:
            path = answer.headers["location"]
            answer = await self.browser.get(path)
        return self.arrive(path, answer)

    def arrive(self, path: str, answer: httpx.Response) -> Page:
        self.path, self.answer, self.page = path, answer, Page(answer.text)
        return self.page

    async def post(self, path: str, data: dict[str, Any], **more: Any) -> Page:
        answer = await self.browser.post(path, data=data, **more)
        if answer.status_code == 303:
            return await self.see(answer.headers["location"])
        return self.arrive(path, answer)

    async def walk_to_check(self, start: str = "") -> list[str]:
        """Answers page after page until all is there; the paths that were seen."""
        seen: list[str] = []
        await self.post(f"{start}/report", {})
        while not self.path.endswith("/check") and len(seen) < 40:
            seen.append(self.path)
            if self.path.endswith("/outcome"):
                await self.post(self.path.replace("/outcome", "/begin"), {"rev": "0"})
            else:
                await self.fill(ANSWERS)
            assert self.answer.status_code == 200, (self.path, self.page.text)
        return seen

    async def fill(self, given: dict[str, Any], **more: Any) -> Page:
        """The page's own fields as they stand, and what is written over them."""
        data: dict[str, Any] = {}
        for name, value in self.page.fields:
            data.setdefault(name, []).append(value)
        wanted = {name: value for name, value in given.items() if name in self.page.names}
        return await self.post(self.page.action, {**data, **wanted}, **more)


@pytest.fixture
def person(client: httpx.AsyncClient) -> Person:
    return Person(client)
