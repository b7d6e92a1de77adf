"""The queue shows what waits, gravest first, in a constant number of queries."""

import re
from typing import Any

import httpx
import pytest

from kit.phone import Phone
from kit.reports import exchange, sealed_op
from server.plumbing.database import unit
from server.plumbing.database.statement import Statement
from server.reporting.tables import Reports

AFTER = re.compile(r"after=(w[0-9]{14}-[0-9a-f]{8})")
ROW = re.compile(r"/desk/reports/([0-9a-f-]{36})/open")


async def test_a_report_stands_in_the_queue_with_what_and_where(
    client: httpx.AsyncClient, awel: str, report: Any
) -> None:
    await report()
    page = await client.get("/desk")
    assert page.status_code == 200
    for words in ("They cut the lock by the chapel.", "Chapel Street", "OFFICIAL-SENSITIVE"):
        assert words in page.text


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every statement made from now on."""
    said: list[str] = []
    really = Statement.__init__

    def counted(self: Statement, sql: str, arguments: list[Any]) -> None:
        said.append(sql)
        really(self, sql, arguments)

    monkeypatch.setattr(Statement, "__init__", counted)
    return said


@pytest.mark.parametrize("address", ["/desk", "/desk?shelf=decided", "/desk/cases"])
async def test_no_list_asks_more_of_the_database_when_it_has_more_rows(
    client: httpx.AsyncClient, awel: str, report: Any, statements: list[str], address: str
) -> None:
    asked = []
    for _ in range(2):
        for _ in range(3):
            sent = await report()
            if address != "/desk":
                await decide(client, sent)
        before = len(statements)
        assert (await client.get(address)).text.count('class="q-what"') > 0
        asked.append(len(statements) - before)
    assert asked[0] == asked[1] <= 8


def next_of(page: str) -> str:
    found = AFTER.search(page)
    assert found
    return found[1]


async def decide(client: httpx.AsyncClient, sent: str) -> None:
    await client.post(f"/desk/reports/{sent}/open")
    data = {"decision": "crime", "information": "Seen", "action": "Begin"}
    await client.post(f"/desk/reports/{sent}/decide", data=data)


async def test_the_gravest_come_first_and_then_the_oldest(
    client: httpx.AsyncClient, awel: str, report: Any
) -> None:
    routine, second = await report(), await report()
    grave = await report(triage={"danger": "yes"})
    text = (await client.get("/desk")).text
    assert text.index(grave) < text.index(routine) < text.index(second)
    assert "Danger said" in text
    assert "Grade 1, not opened: 1" in text


async def test_pages_of_the_queue_hold_every_report_once(
    client: httpx.AsyncClient, awel: str, phone: Phone
) -> None:
    ops = [sealed_op(phone, answers={"story": f"Bike {n}"}) for n in range(30)]
    await exchange(client, phone, *ops)
    first = (await client.get("/desk")).text
    second = (await client.get(f"/desk?shelf=queue&after={next_of(first)}")).text
    seen = ROW.findall(first) + ROW.findall(second)
    assert sorted(seen) == sorted(op["id"] for op in ops)


@pytest.mark.parametrize("after", ["w", "'", "w9-x", "%00", "z" * 400])
async def test_a_place_nobody_was_given_shows_the_first_page(
    client: httpx.AsyncClient, awel: str, report: Any, after: str
) -> None:
    sent = await report()
    page = await client.get(f"/desk?after={after}")
    assert page.status_code == 200
    assert sent in page.text


async def test_an_overdue_report_is_called_so_in_words(
    client: httpx.AsyncClient, awel: str, report: Any
) -> None:
    sent = await report(triage={"danger": "yes"})
    long_ago = Reports.received_at - 3_600_000
    await unit(_set, Reports.update({Reports.received_at: long_ago}).where(Reports.id == sent))
    assert "Overdue" in (await client.get("/desk")).text


async def _set(query: Any) -> None:
    await query


async def test_the_pulse_says_how_many_grave_reports_nobody_opened(
    client: httpx.AsyncClient, awel: str, report: Any
) -> None:
    sent = await report(triage={"danger": "yes"})
    assert (await client.get("/desk/pulse")).json() == {"alarm": 1, "waiting": 1}
    await client.post(f"/desk/reports/{sent}/open")
    assert (await client.get("/desk/pulse")).json() == {"alarm": 0, "waiting": 1}


async def test_a_reference_read_out_leads_to_its_report(
    client: httpx.AsyncClient, awel: str, report: Any
) -> None:
    sent = await report()
    (row,) = await Reports.select()
    typed = row["reference"].lower().replace("-", " ")
    answer = await client.post("/desk/find", data={"reference": typed})
    assert answer.headers["location"] == f"/desk/reports/{sent}"
    assert (await client.post("/desk/find", data={"reference": "CWM"})).status_code == 404


async def test_the_desk_is_closed_to_who_is_not_signed_in(client: httpx.AsyncClient) -> None:
    for address in ("/desk", "/desk/cases", "/desk/pulse"):
        answer = await client.get(address)
        assert answer.status_code in {303, 401}
        assert "OFFICIAL" not in answer.text


async def test_the_queue_speaks_welsh(client: httpx.AsyncClient, awel: str, report: Any) -> None:
    await report()
    text = (await client.get("/cy/desk")).text
    assert "Adroddiadau i&#39;w penderfynu" in text
    assert "Reports to decide" not in text
