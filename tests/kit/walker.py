"""Answers whatever a page asks, as a person would, by typing and tapping."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Locator, Page

Said = Mapping[str, str | Sequence[str]]


def visible_fields(page: Page) -> list[Locator]:
    return [field for field in page.locator("form.answers-form .field").all() if field.is_visible()]


def name_of(field: Locator) -> str:
    boxes = field.locator("input, textarea")
    return (boxes.first.get_attribute("name") or "") if boxes.count() else ""


def choose(field: Locator, name: str, value: str | Sequence[str]) -> None:
    for one in [value] if isinstance(value, str) else value:
        field.locator(f"input[name='{name}'][value='{one}']").check()


def answer_field(page: Page, field: Locator, said: Said, photos: Mapping[str, list[Path]]) -> None:
    name = name_of(field)
    if not name or (name not in said and name.split("-")[0] not in {*said, *photos}):
        return
    boxes = field.locator("input, textarea")
    kind = boxes.first.get_attribute("type")
    if kind in {"radio", "checkbox"}:
        choose(field, name, said[name])
    elif kind == "file":
        add_photos(page, field, photos.get(name, []))
    elif boxes.count() == 3:
        for box, part in zip(boxes.all(), said[name.split("-")[0]], strict=True):
            box.fill(part)
    else:
        boxes.first.fill(str(said[name]))


def add_photos(page: Page, field: Locator, paths: list[Path]) -> None:
    """One after the other, each kept before the next is chosen."""
    for number, path in enumerate(paths, 1):
        field.locator("input[type=file]").set_input_files(path)
        page.wait_for_function(
            "n => document.querySelectorAll('.files li').length >= n", arg=number
        )


def answer_page(page: Page, said: Said, photos: Mapping[str, list[Path]] | None = None) -> None:
    for given in (photos or {}, {}):  # a second look, for what the first answers revealed
        for field in visible_fields(page):
            answer_field(page, field, said, given)


def go_on(page: Page) -> None:
    """The page's main button; waits for the next page or an error summary."""
    before = page.url
    page.locator("form.answers-form button.button:not(.quiet)").last.click()
    page.wait_for_function(
        "url => location.href !== url || document.querySelector('#summary')", arg=before
    )
    page.wait_for_load_state()


def walk(
    page: Page, said: Said, stop: str, photos: Mapping[str, list[Path]] | None = None
) -> list[str]:
    """From page to page until the address ends in `stop`; the pages that were answered."""
    seen: list[str] = []
    while not page.url.endswith(stop):
        seen.append(page.url.rsplit("/r/", 1)[1].split("/", 1)[1])
        answer_page(page, said, photos if seen.count(seen[-1]) == 1 else None)
        go_on(page)
        if page.locator("#summary").count():
            raise AssertionError(f"{page.url}: {page.locator('#summary').inner_text()}")
        if len(seen) > 40:
            raise AssertionError(f"no end in sight: {seen}")
    return seen
