"""A case: moves, notes, messages, who may read it, and what happens when two work at once."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from server.audit.tables import AuditLines
from server.cases.tables import CaseMessages, CaseMoves, CaseNotes, CaseOverrides, Cases
from server.cases.working_days import day_of, working_days_after
from server.contact.tables import Messages, People
from server.officers.tables import Tasks
from server.plumbing import clock

Browser = httpx.AsyncClient
Case = dict[str, Any]


async def now_of(case: Case) -> Case:
    row = await Cases.select().where(Cases.id == case["id"]).first()
    assert row is not None
    return row


def move(case: Case, status: str, days: int = 5) -> dict[str, str]:
    due = day_of(working_days_after(clock.now(), days)).isoformat()
    return {"version": str(case["version"]), "status": status, "due": due}


async def test_a_status_moves_and_the_victim_is_to_be_told(client: Browser, case: Case) -> None:
    answer = await client.post(f"/desk/cases/{case['id']}/status", data=move(case, "investigating"))
    assert answer.status_code == 303
    row = await now_of(case)
    assert (row["status"], row["version"]) == ("investigating", 2)
    assert [one["status"] for one in await CaseMoves.select()] == ["recorded", "investigating"]
    told = [one["wording"] for one in await Messages.select()]
    assert sorted(told) == ["case.open", "case.update"]


async def test_a_stale_page_changes_nothing_and_shows_both_sides(
    client: Browser, case: Case
) -> None:
    await client.post(f"/desk/cases/{case['id']}/status", data=move(case, "investigating"))
    late = await client.post(f"/desk/cases/{case['id']}/status", data=move(case, "closed"))
    assert late.status_code == 409
    assert "Someone changed this case" in late.text
    for words in ("You wanted:", "Closed", "It is now:", "Being investigated"):
        assert words in late.text
    assert (await now_of(case))["status"] == "investigating"


async def test_a_move_the_table_does_not_know_is_refused(client: Browser, case: Case) -> None:
    answer = await client.post(f"/desk/cases/{case['id']}/status", data=move(case, "court"))
    assert answer.status_code == 422
    assert (await now_of(case))["version"] == 1


@pytest.mark.parametrize("due", ["", "2020-01-01", "2099-01-01", "soon"])
async def test_a_promise_in_the_past_or_far_away_is_refused(
    client: Browser, case: Case, due: str
) -> None:
    data = {**move(case, "investigating"), "due": due}
    assert (await client.post(f"/desk/cases/{case['id']}/status", data=data)).status_code == 422
    assert (await now_of(case))["status"] == "recorded"


async def test_an_officer_is_put_in_charge(client: Browser, case: Case, awel: str) -> None:
    data = {"version": "1", "officer": awel}
    await client.post(f"/desk/cases/{case['id']}/allocate", data=data)
    row = await now_of(case)
    assert (row["officer"], row["status"]) == (awel, "allocated")
    assert case["id"] in (await client.get("/desk/cases?shelf=mine")).text


async def test_a_note_is_locked_shown_and_pressed_twice_kept_once(
    client: Browser, case: Case
) -> None:
    data = {"op": f"{case['id']}-n", "note": "Spoke to <b>the chapel</b> warden"}
    for _ in range(2):
        await client.post(f"/desk/cases/{case['id']}/note", data=data)
    (note,) = await CaseNotes.select()
    page = await client.get(f"/desk/cases/{case['id']}")
    assert b"warden" not in bytes(note["text"])
    assert "Spoke to &lt;b&gt;the chapel&lt;/b&gt; warden" in page.text


async def test_an_officer_writes_to_the_victim_who_is_told_by_the_gate(
    client: Browser, case: Case
) -> None:
    person = await People.select(People.id).first()
    assert person is not None
    data = {"person": person["id"], "message": "We have your bike."}
    answer = await client.post(f"/desk/cases/{case['id']}/message", data=data)
    assert answer.status_code == 303
    (message,) = await CaseMessages.select()
    assert b"bike" not in bytes(message["text"])
    assert not message["from_victim"]
    assert await Messages.count().where(Messages.wording == "case.message") == 1


async def test_a_case_in_another_officers_hands_is_not_shown(
    client: Browser, case: Case, awel: str, sign_in_bryn: Callable[..., Awaitable[str]]
) -> None:
    data = {"version": "1", "officer": awel}
    await client.post(f"/desk/cases/{case['id']}/allocate", data=data)
    await sign_in_bryn()
    page = await client.get(f"/desk/cases/{case['id']}")
    report = await client.get(f"/desk/reports/{case['report']}")
    assert (page.status_code, report.status_code) == (403, 403)
    assert "chapel" not in page.text + report.text


async def test_a_written_reason_opens_it_for_a_shift_and_a_supervisor_is_told(
    client: Browser, case: Case, awel: str, sign_in_bryn: Callable[..., Awaitable[str]]
) -> None:
    data = {"version": "1", "officer": awel}
    await client.post(f"/desk/cases/{case['id']}/allocate", data=data)
    bryn = await sign_in_bryn()
    address = f"/desk/cases/{case['id']}"
    assert (await client.post(f"{address}/override", data={"reason": " "})).status_code == 422
    await client.post(f"{address}/override", data={"reason": "Awel is ill"})
    assert (await client.get(address)).status_code == 200
    (override,) = await CaseOverrides.select()
    assert override["officer"] == bryn
    assert await Tasks.count().where(Tasks.kind == "case-override") == 1


async def test_every_look_at_a_case_is_on_the_audit_and_others_see_who_looks(
    client: Browser, case: Case, sign_in_bryn: Callable[..., Awaitable[str]]
) -> None:
    await client.get(f"/desk/cases/{case['id']}")
    await sign_in_bryn("supervisor")
    page = await client.get(f"/desk/cases/{case['id']}")
    reads = await AuditLines.select().where(AuditLines.verb == "case.read")
    assert len(reads) == 2
    assert "Also reading this now:" in page.text
    assert "Awel Pritchard" in page.text


async def test_a_case_that_is_not_there_looks_like_one_that_is_not_yours(
    client: Browser, awel: str
) -> None:
    page = await client.get("/desk/cases/01a20020-249d-7514-8929-66c9949003f1")
    assert page.status_code == 403


async def test_an_assessment_decides_whether_a_machine_may_write(
    client: Browser, case: Case
) -> None:
    person = await People.select(People.id, People.at_risk).first()
    assert person is not None
    assert person["at_risk"] == "no"
    data = {"person": person["id"], "at_risk": "yes"}
    address = f"/desk/cases/{case['id']}"
    assert (await client.post(f"{address}/assess", data=data)).status_code == 303
    assert "no automatic messages" in (await client.get(address)).text
    stranger = {"person": case["id"], "at_risk": "no"}
    assert (await client.post(f"{address}/assess", data=stranger)).status_code == 404
