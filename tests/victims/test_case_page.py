"""The case page tells its victim, and only its victim, what is happening."""

from typing import Any

import httpx
import msgspec
import pytest

from schemas.ids import uuid7
from server.audit.tables import AuditLines
from server.cases.actions.case_message import message_case
from server.cases.actions.case_update import Move, update_case
from server.cases.tables import CaseMessages, Cases
from server.plumbing import clock
from server.plumbing.database import unit
from server.reporting.tables import Reports

DAYS = 24 * 3_600_000


@pytest.fixture
async def case(town: Any, nia: str) -> str:
    opened: str = await town.open(nia)
    return opened


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


async def test_news_reaches_the_victim_and_names_nothing(
    client: httpx.AsyncClient, town: Any, case: str
) -> None:
    move = Move(case, 1, "investigating", clock.now() + 5 * DAYS)
    await update_case(town.occasion(), move)
    await town.work()
    (mail,) = town.mailbox.messages
    assert (mail["to"], mail["subject"]) == ("nia@example.com", "You have an update")
    assert "bicycle" not in mail.get_content().lower()


async def test_what_the_officer_wrote_is_read_when_the_page_is_opened(
    client: httpx.AsyncClient, town: Any, nia: str, case: str
) -> None:
    await message_case(town.occasion(), case, nia, "We found a bicycle like yours.\nCan you come?")
    await town.sign_in(client)
    assert "The officer has written to you" in (await client.get("/case")).text
    shown = (await client.get(f"/case/{case}")).text
    assert "<p>We found a bicycle like yours.</p>\n<p>Can you come?</p>" in shown
    rows = await CaseMessages.select(CaseMessages.read_at)
    assert [row["read_at"] for row in rows] == [clock.now()]
    lines = await AuditLines.select(AuditLines.actor).where(AuditLines.verb == "case.read")
    assert lines == [{"actor": f"v:{nia}"}]


async def test_a_victim_writes_to_the_officer_and_it_is_kept_locked(
    client: httpx.AsyncClient, town: Any, case: str
) -> None:
    await town.sign_in(client)
    said = "The lock was blue. <b>Diolch</b>\0"
    answer = await client.post(f"/case/{case}/message", data={"text": said})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/case/{case}")
    assert (
        "The lock was blue. &lt;b&gt;Diolch&lt;/b&gt;" in (await client.get(f"/case/{case}")).text
    )
    assert b"lock was blue" not in bytes((await CaseMessages.select())[0]["text"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Write something first"),
        (" \n ", "Write something first"),
        ("é" * 4001, "4000 letters"),
    ],
)
async def test_what_cannot_be_sent_is_shown_again(
    client: httpx.AsyncClient, town: Any, case: str, text: str, told: str
) -> None:
    await town.sign_in(client)
    answer = await client.post(f"/case/{case}/message", data={"text": text})
    assert answer.status_code == 422
    assert told in answer.text
    assert text.strip() in answer.text
    assert not await CaseMessages.select()


async def test_a_case_of_another_and_a_case_that_is_not_there_are_the_same(
    client: httpx.AsyncClient, town: Any, case: str, answers: Any
) -> None:
    other = msgspec.structs.replace(answers, full_name="Ifan", email="ifan@example.com")
    foreign = await town.open(await town.add(other), "Ifan's secret")
    await town.sign_in(client)
    absent = uuid7(clock.now())
    for path in ("/case/{}", "/cy/case/{}"):
        theirs, none = [await client.get(path.format(one)) for one in (foreign, absent)]
        assert theirs.status_code == none.status_code == 404
        assert theirs.text.replace(foreign, "") == none.text.replace(absent, "")
    letter = {"text": "hello"}
    for one in (foreign, absent):
        assert (await client.post(f"/case/{one}/message", data=letter)).status_code == 404
    assert not await CaseMessages.select()
    assert "secret" not in (await client.get("/case")).text


async def test_nobody_sees_a_case_without_signing_in(
    client: httpx.AsyncClient, town: Any, case: str
) -> None:
    answer = await client.get(f"/case/{case}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/case/sign-in")
    assert (await client.post(f"/case/{case}/message", data={"text": "x"})).status_code == 401


async def test_the_list_asks_no_more_of_the_database_for_more_cases(
    client: httpx.AsyncClient, town: Any, nia: str, case: str, monkeypatch: Any
) -> None:
    from server.plumbing.database import opened  # noqa: PLC0415

    await town.sign_in(client)
    counted: list[int] = []
    engine = opened.here()
    run = engine.run

    async def counting(*given: Any) -> Any:
        counted[-1] += 1
        return await run(*given)

    monkeypatch.setattr(engine, "run", counting)
    for _ in range(2):
        counted.append(0)
        await client.get("/case")
        for _ in range(4):
            await town.open(nia)
    assert counted[0] == counted[1] > 0


async def test_titles_and_addresses_tell_nothing(
    client: httpx.AsyncClient, town: Any, case: str
) -> None:
    await town.sign_in(client)
    for path in ("/case", f"/case/{case}", "/case/choices", "/case/sign-in", "/case/code"):
        answer = await client.get(path)
        title = answer.text.partition("<title>")[2].partition("</title>")[0]
        assert title in {"Updates", "Update", "Your choices", "Sign in", "Your code"}
        assert answer.headers["cache-control"] == "no-store"


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


async def keep_report(report: str, opened_at: int) -> None:
    row = Reports(id=report, reference="CWM-7F3K-Q2", headline=b"", body=b"", reasons="[]")
    row.received_at, row.opened_at = opened_at - 60_000, opened_at
    await Reports.insert(row)
