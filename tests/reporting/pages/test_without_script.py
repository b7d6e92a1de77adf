"""The whole way without JavaScript: triage, answers, check, Send, receipt."""

import re
from typing import Any

import pytest
from msgspec import json

from server.reporting.drafts.tables import ServerDraftFiles, ServerDrafts
from server.reporting.tables import Reports

REFERENCE = re.compile(r"CWM-[0-9A-Z]{4}-[0-9A-Z]{2}")
PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 1200


async def send(person: Any) -> str:
    """Presses Send on the check page; the reference on the receipt."""
    await person.post(person.path.replace("/check", "/send"), {})
    found = REFERENCE.search(person.page.text)
    assert found, person.page.text
    return found[0]


async def test_a_stolen_bicycle_is_reported_without_script(person: Any) -> None:
    await person.walk_to_check()
    assert "Dawes Galaxy" in person.page.text
    reference = await send(person)
    rows = await Reports.select(Reports.reference, Reports.form, Reports.lang)
    assert rows == [{"reference": reference, "form": "bicycle-theft", "lang": "en"}]


async def test_a_report_written_in_welsh_says_so_at_the_desk(person: Any) -> None:
    await person.walk_to_check("/cy")
    assert "Gwiriwch eich atebion" in person.page.text
    await send(person)
    assert [row["lang"] for row in await Reports.select(Reports.lang)] == ["cy"]


async def test_a_photo_travels_with_the_report_and_leaves_nothing_behind(person: Any) -> None:
    await person.walk_to_check()
    photos = person.path.replace("/check", "/photos")
    await person.see(photos)
    await person.fill({}, files={"photos": ("bike.jpg", PHOTO, "image/jpeg")})
    assert "bike.jpg" in person.page.text
    await send(person)
    assert await Reports.select(Reports.needs, Reports.arrived) == [{"needs": 1, "arrived": 1}]
    assert await ServerDraftFiles.count() == 0


async def test_pressing_send_twice_sends_once(person: Any) -> None:
    await person.walk_to_check()
    path = person.path.replace("/check", "/send")
    reference = await send(person)
    await person.post(path, {})
    assert reference in person.page.text
    assert await Reports.count() == 1


async def test_nothing_is_sent_while_an_answer_is_missing(person: Any) -> None:
    await person.post("/report", {})
    await person.fill({"danger": "no"})
    await person.post(person.path.replace("/topic", "/send").replace("/say", "/send"), {})
    assert await Reports.count() == 0


async def test_the_server_at_rest_cannot_read_a_draft(person: Any) -> None:
    await person.walk_to_check()
    rows = await ServerDrafts.select()
    assert rows
    for row in rows:
        assert b"Dawes" not in bytes(row["body"])
        assert b"Mair" not in json.encode({key: str(value) for key, value in row.items()})


async def test_another_browser_does_not_see_the_draft(person: Any) -> None:
    await person.walk_to_check()
    path = person.path
    person.browser.cookies.clear()
    await person.see(path)
    assert person.answer.status_code == 404
    assert "Dawes" not in person.page.text


async def test_an_older_page_of_the_same_report_does_not_overwrite_a_newer_one(
    person: Any,
) -> None:
    await person.walk_to_check()
    path = person.path.replace("/check", "/what")
    await person.see(path)
    old = dict(person.page.fields)
    await person.fill({"story": "The newer words", "force_used": "no"})
    await person.post(path, {**old, "story": "The older words", "force_used": "no"})
    assert person.answer.status_code == 409
    await person.see(path)
    assert "The newer words" in person.page.text


@pytest.mark.parametrize("path", ["/r/s-x/what", "/r/l-x/what", "/r/s-x", "/r/s-x/check"])
async def test_a_report_that_is_not_there_is_a_page_that_says_so(person: Any, path: str) -> None:
    await person.see(path)
    assert person.answer.status_code == 404
    assert "not kept for this browser" in person.page.text
