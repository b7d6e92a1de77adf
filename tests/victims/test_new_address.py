"""A new address holds everything until it is proved or given up."""

from typing import Any

import httpx

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


async def test_a_new_address_holds_everything_until_it_is_proved(
    signed: httpx.AsyncClient, town: Any, nia: str
) -> None:
    await name(signed, "newydd@example.com")
    assert (await news(town, nia))["state"] == "held"
    assert [str(mail["to"]) for mail in town.mailbox.messages] == ["newydd@example.com"]
    assert "You gave a new address" in (await signed.get("/case/choices")).text
    answer = await signed.post("/case/address/code", data={"code": town.code()})
    assert answer.headers["location"] == "/case/choices"
    await town.work()
    assert (await Messages.select())[0]["state"] == "sent"
    assert [str(mail["to"]) for mail in town.mailbox.messages] == ["newydd@example.com"] * 2
    points = await ContactPoints.select().where(ContactPoints.person == nia)
    assert [(point["kind"], point["safe"]) for point in points] == [("email", True)]


async def test_the_old_address_may_be_kept(signed: httpx.AsyncClient, town: Any, nia: str) -> None:
    await name(signed, "newydd@example.com")
    await signed.post("/case/address/keep")
    assert (await news(town, nia))["state"] == "sent"
    assert "nia@example.com" in [str(mail["to"]) for mail in town.mailbox.messages]
