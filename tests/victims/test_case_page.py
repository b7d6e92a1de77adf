"""The case page says in plain words what is happening and when the next word comes."""

from typing import Any

import httpx

from server.cases.actions.case_update import Move, update_case
from server.cases.tables import Cases
from server.plumbing import clock
from server.plumbing.database import unit
from server.reporting.tables import Reports

DAYS = 24 * 3_600_000


async def keep_report(report: str, opened_at: int) -> None:
    row = Reports(id=report, reference="CWM-7F3K-Q2", headline=b"", body=b"", reasons="[]")
    row.received_at, row.opened_at = opened_at - 60_000, opened_at
    await Reports.insert(row)


async def test_a_victim_sees_the_status_in_plain_words_and_the_next_date(
    client: httpx.AsyncClient, town: Any, case: str
) -> None:
    await town.sign_in(client)
    listed = (await client.get("/case")).text
    assert f"/case/{case}" in listed
    shown = (await client.get(f"/case/{case}")).text
    assert "We have written down what happened" in shown
    assert "You hear from us again by 27 November 2026" in shown
    move = Move(case, 1, "investigating", clock.now() + 5 * DAYS)
    await update_case(town.occasion(), move)
    assert "Rydyn ni&#39;n ymchwilio" in (await client.get(f"/cy/case/{case}")).text


async def test_a_promise_that_was_not_kept_is_said_so(
    client: httpx.AsyncClient, town: Any, case: str, monkeypatch: Any
) -> None:
    later = clock.now() + 7 * DAYS
    monkeypatch.setattr(clock, "now", lambda: later)
    await town.sign_in(client)
    for path in ("/case", f"/case/{case}"):
        shown = (await client.get(path)).text
        assert "You should have heard from us by 27 November 2026" in shown


async def test_the_victim_sees_when_a_person_read_the_report(
    client: httpx.AsyncClient, town: Any, case: str
) -> None:
    report = (await Cases.select(Cases.report).where(Cases.id == case))[0]["report"]
    await unit(keep_report, report, clock.now() - 3_600_000)
    await town.sign_in(client)
    shown = (await client.get(f"/case/{case}")).text
    assert "Read by a person: 21 November 2026 at 11:00" in shown
    assert "Your report reached us" in shown
