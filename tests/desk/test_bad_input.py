"""What nobody's page ever posted changes nothing and never breaks the desk."""

from typing import Any

import httpx
import pytest

from server.cases.tables import Cases

NASTY = ["9" * 64, "-1", "1e9", "\x00", "٣", "' OR 1=1 --", "../../etc/passwd", "\ud800", "a" * 64]
ADDRESSES = ["status", "allocate", "note", "message", "assess", "override"]


def field(text: str) -> str:
    return text.encode("utf-8", "surrogatepass").decode("latin-1")


@pytest.mark.parametrize("nasty", NASTY)
async def test_nasty_fields_change_nothing_and_break_nothing(
    client: httpx.AsyncClient, case: dict[str, Any], nasty: str
) -> None:
    said = dict.fromkeys(["op", "version", "status", "due", "officer", "person"], field(nasty))
    for what in ("status", "allocate", "message", "assess"):
        answer = await client.post(f"/desk/cases/{case['id']}/{what}", data=said)
        assert 400 <= answer.status_code < 500
    assert await Cases.select() == [case]


@pytest.mark.parametrize("what", ADDRESSES)
async def test_another_site_cannot_press_our_buttons(
    client: httpx.AsyncClient, case: dict[str, Any], what: str
) -> None:
    address = f"/desk/cases/{case['id']}/{what}"
    foreign = {"Origin": "https://evil.example"}
    answer = await client.post(address, data={"note": "x"}, headers=foreign)
    assert answer.status_code == 403
    assert await Cases.select() == [case]


@pytest.mark.parametrize("name", ["x", "0" * 36, "%2e%2e", "01a20020-249d-7514-8929-66c9949003f1"])
@pytest.mark.parametrize("what", ["", "/open", "/decide", "/grade"])
async def test_a_report_that_is_not_there_is_not_found(
    client: httpx.AsyncClient, awel: str, name: str, what: str
) -> None:
    address = f"/desk/reports/{name}{what}"
    answer = await (client.post(address, data={}) if what else client.get(address))
    assert answer.status_code == 404


@pytest.mark.parametrize("show", ["9" * 5000, "-1", "x", "%00"])
async def test_a_photo_number_nobody_gave_shows_no_photo(
    client: httpx.AsyncClient, case: dict[str, Any], show: str
) -> None:
    answer = await client.get(f"/desk/reports/{case['report']}?show={show}")
    assert answer.status_code in {200, 400, 414}
