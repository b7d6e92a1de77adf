"""What the phone that sent a report is told: received, read by a person, answered. No case."""

from typing import Any

import httpx
import pytest

from kit.phone import Phone
from server.reporting.rows import report_rows
from sync.kinds import Maker

Browser = httpx.AsyncClient


async def seen(phone: Phone, sent: str) -> dict[str, Any]:
    rows = await report_rows([sent], Maker(phone.id, f"d:{phone.id}"))
    return rows[sent]


async def test_first_received_then_read_by_a_person(
    client: Browser, awel: str, phone: Phone, report: Any
) -> None:
    sent = await report()
    assert (await seen(phone, sent))["state"] == "received"
    await client.post(f"/desk/reports/{sent}/open")
    row = await seen(phone, sent)
    assert row["state"] == "read"
    assert row["read_at"] > 0


@pytest.mark.parametrize(
    "answer",
    [("crime", "recorded"), ("incident", "recorded"), ("not_police", "closed"), ("ask", "asked")],
)
async def test_then_what_was_decided_in_one_word(
    client: Browser, awel: str, phone: Phone, report: Any, answer: tuple[str, str]
) -> None:
    sent, (decision, state) = await report(), answer
    await client.post(f"/desk/reports/{sent}/open")
    data = {"decision": decision, "information": "x", "action": "y", "question": "z"}
    await client.post(f"/desk/reports/{sent}/decide", data=data)
    row = await seen(phone, sent)
    assert row["state"] == state
    assert sorted(row) == ["files_to_come", "read_at", "ref", "state"]


async def test_another_phone_is_told_nothing(phone: Phone, report: Any) -> None:
    sent = await report()
    assert await report_rows([sent], Maker("x", "d:another")) == {}
