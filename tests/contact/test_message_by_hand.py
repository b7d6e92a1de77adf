"""Where there is doubt, an officer is asked to tell the victim."""

from typing import Any

import msgspec
import pytest

from kit.mailbox import Mailbox
from server.contact.actions.message_send import send_message
from server.contact.actions.person_assess import assess_person
from server.contact.tables import Messages
from server.officers.tables import Tasks

pytestmark = pytest.mark.usefixtures("cwm")


async def the_message() -> dict[str, Any]:
    row: dict[str, Any] = (await Messages.select())[0]
    return row


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"at_risk": "unknown"}, "risk-unknown"),
        ({"at_risk": "yes"}, "at-risk"),
        ({"contact_safe": "no"}, "no-safe-way"),
        ({"contact_safe": ""}, "no-safe-way"),
        ({"contact_by": ["phone"]}, "no-safe-way"),
        ({"email": "not an address"}, "no-safe-way"),
    ],
)
async def test_where_there_is_doubt_an_officer_gets_the_task(
    mailbox: Mailbox, room: Any, safe: Any, answer: dict[str, Any], reason: str
) -> None:
    errand = await room.tell(await room.add(msgspec.structs.replace(safe, **answer)))
    await send_message(errand)
    await send_message(errand)
    assert not mailbox.messages
    row = await the_message()
    assert (row["state"], row["reason"]) == ("human", reason)
    tasks = await Tasks.select()
    assert [(task["kind"], task["subject"]) for task in tasks] == [("message-by-hand", "case-1")]


async def test_who_is_judged_safe_later_hears_by_itself_from_then_on(
    mailbox: Mailbox, room: Any, safe: Any
) -> None:
    person = await room.add(msgspec.structs.replace(safe, at_risk="unknown"))
    assert await assess_person(room.occasion(), person, "no", permits=False)
    await send_message(await room.tell(person))
    assert len(mailbox.messages) == 1
    assert await assess_person(room.occasion(), person, "yes", permits=False)
    await send_message(await room.tell(person, "case-2"))
    assert len(mailbox.messages) == 1
    assert await assess_person(room.occasion(), person, "yes", permits=True)
    await send_message(await room.tell(person, "case-3"))
    assert len(mailbox.messages) == 2
    assert not await assess_person(room.occasion(), person, "perhaps", permits=True)
    assert not await assess_person(room.occasion(), "nobody", "no", permits=False)
