"""Photographs are kept the moment they are chosen, as they are, and can be taken out again."""

from pathlib import Path

from playwright.sync_api import Page, expect

from kit.citizen import photographs, start_report
from kit.running import Peel


def photo_page(phone: Page, base: str) -> None:
    start_report(phone, base)
    phone.goto(phone.url.rsplit("/", 1)[0] + "/photos")


def test_a_chosen_photo_is_kept_before_anything_is_pressed(
    phone: Page, peel: Peel, tmp_path: Path
) -> None:
    photo_page(phone, peel.base)
    phone.locator("input[type=file]").set_input_files(photographs(tmp_path, 1))
    expect(phone.locator(".files li")).to_have_count(1)
    expect(phone.locator(".previews canvas")).to_have_count(1)
    phone.reload()
    expect(phone.locator(".files li")).to_contain_text("bike-0.jpg")
    phone.get_by_role("button", name="Remove").click()
    expect(phone.locator(".files li")).to_have_count(0)


def test_a_file_that_cannot_be_taken_says_why_and_harms_nothing(
    phone: Page, peel: Peel, tmp_path: Path
) -> None:
    photo_page(phone, peel.base)
    empty = tmp_path / "empty.jpg"
    empty.touch()
    phone.locator("input[type=file]").set_input_files([*photographs(tmp_path, 1), empty])
    expect(phone.locator("#summary")).to_contain_text("This file is empty")
    expect(phone.locator(".files li")).to_have_count(1)
