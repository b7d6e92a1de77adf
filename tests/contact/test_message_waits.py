"""A message waits for quiet hours to end and for a change to be confirmed."""

from typing import Any

import pytest

from kit.mailbox import Mailbox
from server.contact.actions.message_send import send_message
from server.contact.tables import Envelopes, Messages
from server.plumbing import clock

pytestmark = pytest.mark.usefixtures("cwm")


async def the_message() -> dict[str, Any]:
    row: dict[str, Any] = (await Messages.select())[0]
    return row


async def test_in_quiet_hours_it_waits_and_goes_when_they_end(
    mailbox: Mailbox, room: Any, safe: Any, monkeypatch: Any
) -> None:
    night = clock.now() + 11 * 3_600_000
    errand = await room.tell(await room.add(safe))
    monkeypatch.setattr(clock, "now", lambda: night)
    await send_message(errand)
    await send_message(errand)
    assert not mailbox.messages
    row = await the_message()
    assert row["state"] == "held"
    assert row["due_at"] == night + 9 * 3_600_000
    later = (await room.errands(row["id"]))[-1]
    assert later.due_at == row["due_at"]
    assert len(await room.errands(row["id"])) == 2
    monkeypatch.setattr(clock, "now", lambda: later.due_at)
    await send_message(later)
    assert len(mailbox.messages) == 1
    assert (await the_message())["state"] == "sent"


async def test_a_change_of_contact_holds_what_is_queued(
    mailbox: Mailbox, room: Any, safe: Any
) -> None:
    person = await room.add(safe)
    await Envelopes.update({Envelopes.held_at: clock.now() - 1}).where(Envelopes.id == person)
    await send_message(await room.tell(person))
    assert not mailbox.messages
    assert (await the_message())["state"] == "held"
