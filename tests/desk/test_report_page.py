"""One report on one page: opened on purpose, recorded before it is shown, decided with reasons."""

import re
from typing import Any

import httpx
import pytest

from server.audit.tables import AuditLines
from server.cases.tables import CasePeople, Cases
from server.reporting.tables import ReportNotes, Reports

Browser = httpx.AsyncClient
REASONS = {"information": "Lock cut, no witness", "action": "Ask for cameras by Friday"}


async def open_report(client: Browser, report: str) -> str:
    answer = await client.post(f"/desk/reports/{report}/open")
    assert answer.status_code == 303
    page = await client.get(answer.headers["location"])
    assert page.status_code == 200
    return page.text


async def verbs(subject: str) -> list[str]:
    rows = await AuditLines.select(AuditLines.verb).where(AuditLines.subject == subject)
    return [row["verb"] for row in rows]


async def test_only_the_cover_of_an_unopened_report_is_shown(
    client: Browser, awel: str, report: Any
) -> None:
    page = await client.get(f"/desk/reports/{await report()}")
    assert "Nobody has opened this report yet" in page.text
    assert "They cut the lock" not in page.text


async def test_opening_a_report_is_recorded_before_its_words_are_shown(
    client: Browser, awel: str, report: Any
) -> None:
    sent = await report()
    text = await open_report(client, sent)
    row = await Reports.select().where(Reports.id == sent).first()
    assert "They cut the lock by the chapel." in text
    assert row is not None
    assert (row["state"], row["opened_by"]) == ("opened", f"o:{awel}")
    assert await verbs(sent) == ["report.submit", "report.open", "report.read"]


async def test_each_look_at_a_report_is_one_line_on_the_audit(
    client: Browser, awel: str, report: Any
) -> None:
    sent = await report()
    await open_report(client, sent)
    for _ in range(3):
        await client.get(f"/desk/reports/{sent}")
    assert (await verbs(sent)).count("report.read") == 4


async def test_a_decision_without_reasons_is_not_taken(
    client: Browser, awel: str, report: Any
) -> None:
    sent = await report()
    await open_report(client, sent)
    answer = await client.post(f"/desk/reports/{sent}/decide", data={"decision": "crime"})
    assert answer.status_code == 422
    assert await Cases.count() == 0


@pytest.mark.parametrize("kind", ["crime", "incident"])
async def test_recording_a_report_opens_a_case_for_its_victim(
    client: Browser, awel: str, report: Any, kind: str
) -> None:
    sent = await report()
    await open_report(client, sent)
    data = {"decision": kind, "at_risk": "no", **REASONS}
    assert (await client.post(f"/desk/reports/{sent}/decide", data=data)).status_code == 303
    (case,) = await Cases.select()
    (person,) = await CasePeople.select()
    assert (case["kind"], case["status"], case["report"]) == (kind, "recorded", sent)
    assert (person["case"], person["role"]) == (case["id"], "victim")
    assert case["next_update_at"] > case["opened_at"]


async def test_reasons_are_kept_locked_and_shown_in_order(
    client: Browser, awel: str, report: Any
) -> None:
    sent = await report()
    await open_report(client, sent)
    await client.post(f"/desk/reports/{sent}/decide", data={"decision": "not_police", **REASONS})
    (note,) = await ReportNotes.select()
    page = await client.get(f"/desk/reports/{sent}")
    assert b"Lock cut" not in bytes(note["text"])
    assert page.text.index("Lock cut, no witness") < page.text.index("Ask for cameras by Friday")


async def test_the_second_officer_to_decide_changes_nothing(
    client: Browser, awel: str, report: Any
) -> None:
    sent = await report()
    await open_report(client, sent)
    for status in (303, 409):
        data = {"decision": "crime", **REASONS}
        answer = await client.post(f"/desk/reports/{sent}/decide", data=data)
        assert answer.status_code == status
    assert await Cases.count() == 1


async def test_a_duplicate_joins_another_case_and_its_victim_keeps_one_of_their_own(
    client: Browser, awel: str, report: Any
) -> None:
    first, second = await report(), await report({"full_name": "Gwen", "email": "gwen@p.example"})
    for sent in (first, second):
        await open_report(client, sent)
    await client.post(f"/desk/reports/{first}/decide", data={"decision": "crime", **REASONS})
    (case,) = await Cases.select()
    data = {"decision": "duplicate", "same_as": case["reference"].lower(), **REASONS}
    assert (await client.post(f"/desk/reports/{second}/decide", data=data)).status_code == 303
    joined = await Cases.select().where(Cases.report == second).first()
    assert joined is not None
    assert (joined["status"], joined["joined"]) == ("joined", case["id"])
    assert await CasePeople.count().where(CasePeople.case == joined["id"]) == 1


async def test_a_duplicate_of_a_case_nobody_knows_is_not_taken(
    client: Browser, awel: str, report: Any
) -> None:
    sent = await report()
    await open_report(client, sent)
    data = {"decision": "duplicate", "same_as": "CWM-0000-00", **REASONS}
    answer = await client.post(f"/desk/reports/{sent}/decide", data=data)
    assert answer.status_code == 422
    assert "No case has this reference" in answer.text
    assert "CWM-0000-00" in answer.text


async def test_a_report_that_needs_more_waits_on_its_own_shelf(
    client: Browser, awel: str, report: Any
) -> None:
    sent = await report()
    await open_report(client, sent)
    data = {"decision": "ask", "question": "Which chapel?", "action": "Wait for the answer"}
    await client.post(f"/desk/reports/{sent}/decide", data=data)
    assert sent not in (await client.get("/desk")).text
    assert sent in (await client.get("/desk?shelf=asked")).text
    assert "Which chapel?" in (await client.get(f"/desk/reports/{sent}")).text


async def test_a_person_changes_the_grade_and_says_why(
    client: Browser, awel: str, report: Any
) -> None:
    sent = await report()
    page = await open_report(client, sent)
    op = re.search(r'name="op" value="([^"]+)"', page)
    assert op
    data = {"op": op[1], "grade": "1", "reason": "The thief is still there"}
    for _ in range(2):
        await client.post(f"/desk/reports/{sent}/grade", data=data)
    row = await Reports.select().where(Reports.id == sent).first()
    assert row is not None
    assert (row["grade"], row["first_grade"]) == (1, 4)
    assert (await verbs(sent)).count("report.grade") == 1


async def test_stored_markup_is_shown_as_the_letters_it_is(
    client: Browser, awel: str, report: Any
) -> None:
    nasty = """<script>alert(1)</script><img src=x onerror=alert(2)>'"><svg onload=alert(3)>"""
    sent = await report({"story": nasty, "full_name": nasty, "place_words": nasty})
    queue = (await client.get("/desk")).text
    page = await open_report(client, sent)
    for text in (queue, page):
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "<svg onload" not in text
        assert "&lt;script&gt;alert(1)" in text
