"""A report made to break the page of the officer who opens it is shown all the same."""

from typing import Any

import httpx
import pytest

from kit.reports import file_in

Browser = httpx.AsyncClient
HUGE = 10**40
FILE = file_in(b"x")[0]
HOSTILE: dict[str, dict[str, Any]] = {
    "times": {"made_at": HUGE, "started_at": -HUGE},
    "negative": {"made_at": -1, "started_at": -1},
    "files": {"files": [{**FILE, "size": HUGE, "added_at": HUGE, "index": -HUGE}]},
    "names": {"files": [{**FILE, "name": "../../<b>", "question": "<i>", "type": "text/html"}]},
    "keys": {"files": [{**FILE, "key": "!!", "sha256": "", "type": "image/jpeg"}]},
    "answers": {"answers": {"__proto__": "x", "items": "y", "story": ["a", "b"], "keys": "z"}},
    "shapes": {"answers": {"bikes": {"a": 1}, "start_date": "not a date", "contact_by": "email"}},
    "dates": {"answers": {"start_date": ["99", "99", "9999999999999999999"], "bikes": [{}]}},
    "language": {"lang": "<script>"},
    "triage": {"triage": {"danger": ["yes"], "postcode": ["x"], "x": None}},
    "letters": {"answers": {"story": "\x00\x07\u202e\ud800 end"}},
    "lots": {"answers": {f"n{n}": "v" * 100 for n in range(3000)}},
}


@pytest.mark.parametrize("name", HOSTILE)
async def test_the_page_opens_whatever_the_report_holds(
    client: Browser, awel: str, report: Any, name: str
) -> None:
    changes = dict(HOSTILE[name])
    sent = await report(changes.pop("answers", None), **changes)
    await client.post(f"/desk/reports/{sent}/open")
    for address in ("/desk", f"/desk/reports/{sent}", f"/cy/desk/reports/{sent}?show=1"):
        assert (await client.get(address)).status_code == 200
    for what in ("", "/blurred", "/original"):
        answer = await client.get(f"/desk/reports/{sent}/photos/1{what}")
        assert answer.status_code == 404


async def test_a_hostile_report_can_still_be_decided(
    client: Browser, awel: str, report: Any
) -> None:
    sent = await report({"full_name": ["a"], "email": {"x": "y"}, "contact_by": "email"})
    await client.post(f"/desk/reports/{sent}/open")
    data = {"decision": "crime", "information": "x", "action": "y"}
    answer = await client.post(f"/desk/reports/{sent}/decide", data=data)
    assert answer.status_code == 303
