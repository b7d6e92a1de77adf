"""News reaches the victim without a word about it on the way."""

from typing import Any

import httpx

from server.audit.tables import AuditLines
from server.cases.actions.case_message import message_case
from server.cases.actions.case_update import Move, update_case
from server.cases.tables import CaseMessages
from server.plumbing import clock

DAYS = 24 * 3_600_000


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
