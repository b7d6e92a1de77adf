"""A person's choices rule the next message."""

from typing import Any

import httpx
import pytest

from server.contact.actions.message_queue import queue_message
from server.contact.tables import Messages
from server.plumbing.database import unit

CHOSEN = {
    "language": "cy",
    "email": "yes",
    "safe": "yes",
    "wording": "full",
    "quiet": "yes",
    "quiet_from": "1320",
    "quiet_to": "420",
}


async def news(town: Any, person: str) -> dict[str, Any]:
    """Something to tell; what became of the message."""
    message = await unit(queue_message, town.occasion(), person, "case.update", "case-1")
    await town.work()
    row: dict[str, Any] = (await Messages.select().where(Messages.id == message))[0]
    return row


async def test_who_asked_for_full_messages_reads_the_forces_name_in_welsh(
    signed: httpx.AsyncClient, town: Any, nia: str
) -> None:
    await signed.post("/case/choices", data=CHOSEN)
    await news(town, nia)
    assert town.mailbox.messages[0]["subject"] == "Diweddariad gan Heddlu Cwm a Dyffryn"


@pytest.mark.parametrize("changed", [{"wording": "none"}, {"safe": "no"}, {"email": ""}])
async def test_who_wants_no_mail_gets_none_and_an_officer_the_task(
    signed: httpx.AsyncClient, town: Any, nia: str, changed: dict[str, str]
) -> None:
    await signed.post("/case/choices", data={**CHOSEN, **changed})
    assert (await news(town, nia))["state"] == "human"
    assert not town.mailbox.messages
