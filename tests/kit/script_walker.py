"""Fills pages by script, for browsers that are not driven by Playwright.

Every field that can be seen gets its value and the events of typing or tapping; files are made in
the page. Nothing is posted but by the page's own button.
"""

import base64
import contextlib
import json
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from kit.ports import until
from kit.walker import Said

FILL = """said => {
  const tell = (box, kind) => box.dispatchEvent(new Event(kind, { bubbles: true }));
  const write = (box, value) => {
    if (box.value === value) return;
    box.value = value;
    tell(box, "input");
    tell(box, "change");
  };
  const choose = (boxes, values) => {
    for (const box of boxes) if (values.includes(box.value) && !box.checked) box.click();
  };
  const answer = (boxes, name, value) => {
    if (["radio", "checkbox"].includes(boxes[0].type)) choose(boxes, [value].flat());
    else if (boxes.length === 3) boxes.forEach((box, i) => write(box, value[i]));
    else write(boxes[0], value);
  };
  const seen = (field) => field.getClientRects().length > 0;
  for (const field of document.querySelectorAll("form.answers-form .field")) {
    if (!seen(field)) continue; // looked at one by one: an answer may reveal the next
    const boxes = [...field.querySelectorAll("input, textarea")];
    const name = boxes[0]?.name ?? "";
    const value = said[name] ?? said[name.split("-")[0]];
    if (value !== undefined && boxes[0].type !== "file") answer(boxes, name, value);
  }
}"""
ADD_FILE = """({ question, name, data }) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const chosen = new DataTransfer();
  chosen.items.add(new File([bytes], name, { type: "image/jpeg" }));
  const input = document.querySelector(`input[type=file][name="${question}"]`);
  input.files = chosen.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}"""
PRESS = """selector => {
  document.querySelector("main").dataset.before = "yes";
  [...document.querySelectorAll(selector)].at(-1).click();
}"""
MOVED = """() => document.readyState === "complete"
  && document.querySelector("main")?.dataset.before !== "yes" && location.href"""
MAIN_BUTTON = "form.answers-form button.button:not(.quiet)"


class Browser(Protocol):
    """What the two drivers have in common."""

    def goto(self, url: str) -> None: ...

    def evaluate(self, expression: str) -> Any: ...


def call(browser: Browser, function: str, given: object = None) -> Any:
    return browser.evaluate(f"({function})({json.dumps(given)})")


def text_of(browser: Browser, selector: str = "main") -> str:
    """The text of all that match; empty while the page is being changed."""
    look = "s => [...document.querySelectorAll(s)].map((e) => e.innerText).join('\\n')"
    with contextlib.suppress(RuntimeError, OSError):
        return str(call(browser, look, selector))
    return ""


def controlled(browser: Browser) -> None:
    until(lambda: call(browser, "() => navigator.serviceWorker.controller !== null"), 30)


def press(browser: Browser, selector: str = MAIN_BUTTON) -> str:
    """Clicks and waits for the page that follows; its address."""
    call(browser, PRESS, selector)
    where: list[str] = []

    def moved() -> bool:
        # while the old page goes away a script may be refused
        with contextlib.suppress(RuntimeError, OSError):
            where.append(call(browser, MOVED))
        return bool(where and where[-1])

    until(moved, 20)
    return where[-1]


def lists_files(browser: Browser, count: int) -> bool:
    return text_of(browser, ".files").count(".jpg") >= count


def add_photos(browser: Browser, question: str, paths: Sequence[Path]) -> None:
    """One after the other, each kept before the next is chosen."""
    for number, path in enumerate(paths, 1):
        data = base64.b64encode(path.read_bytes()).decode()
        call(browser, ADD_FILE, {"question": question, "name": path.name, "data": data})
        until(partial(lists_files, browser, number), 20)


def walk(
    browser: Browser, said: Said, stop: str, photos: Mapping[str, Sequence[Path]] | None = None
) -> list[str]:
    """From page to page until the address ends in `stop`; the pages that were answered."""
    seen: list[str] = []
    url = str(browser.evaluate("location.href"))
    while not url.endswith(stop):
        seen.append(url.rsplit("/r/", 1)[1].split("/", 1)[1])
        call(browser, FILL, said)
        if seen[-1] in (photos or {}):
            add_photos(browser, seen[-1], (photos or {})[seen[-1]])
        url = press(browser)
        if wrong := text_of(browser, "#summary"):
            raise AssertionError(f"{url}: {wrong}")
        if len(seen) > 40:
            raise AssertionError(f"no end in sight: {seen}")
    return seen


def write_report(browser: Browser, base: str, triage: Said, said: Said, photos: list[Path]) -> None:
    """From the first page to the check of all answers; photographs on the page "photos"."""
    browser.goto(f"{base}/report")
    press(browser, "main form button")
    walk(browser, triage, "/outcome")
    press(browser, "main form button.button:not(.quiet)")
    walk(browser, said, "/check", {"photos": photos})


def send(browser: Browser) -> None:
    press(browser, "form[action$='/send'] button")
