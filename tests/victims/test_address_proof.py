"""Only the right code, for a mailbox that is nobody else's, proves an address."""

from typing import Any

import httpx
import msgspec

from server.contact.actions.message_queue import queue_message
from server.contact.tables import ContactPoints, Messages
from server.plumbing.access import buckets
from server.plumbing.database import unit


async def news(town: Any, person: str) -> dict[str, Any]:
    """Something to tell; what became of the message."""
    message = await unit(queue_message, town.occasion(), person, "case.update", "case-1")
    await town.work()
    row: dict[str, Any] = (await Messages.select().where(Messages.id == message))[0]
    return row


async def name(client: httpx.AsyncClient, email: str) -> None:
    buckets.forget()
    answer = await client.post("/case/address", data={"email": email})
    assert answer.headers["location"] == "/case/address"


async def test_a_wrong_code_proves_nothing(signed: httpx.AsyncClient, town: Any, nia: str) -> None:
    await name(signed, "newydd@example.com")
    await town.work()
    wrong = f"{(int(town.code()) + 1) % 1_000_000:06d}"
    answer = await signed.post("/case/address/code", data={"code": wrong})
    assert answer.status_code == 422
    assert (await news(town, nia))["state"] == "held"


async def test_a_mailbox_of_another_person_cannot_be_taken(
    signed: httpx.AsyncClient, town: Any, nia: str, answers: Any
) -> None:
    await town.add(msgspec.structs.replace(answers, email="ifan@example.com"))
    await name(signed, "ifan@example.com")
    await town.work()
    answer = await signed.post("/case/address/code", data={"code": town.code()})
    assert answer.status_code == 422
    rows = await ContactPoints.select(ContactPoints.person).where(ContactPoints.confirmed_at > 0)
    assert len({row["person"] for row in rows}) == 2


async def test_a_code_to_prove_an_address_does_not_sign_in(
    signed: httpx.AsyncClient, town: Any, nia: str
) -> None:
    await name(signed, "newydd@example.com")
    await town.work()
    answer = await signed.post("/case/code", data={"code": town.code()})
    assert answer.status_code == 422
