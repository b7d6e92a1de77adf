"""People are kept locked, and one mailbox is one person."""

from typing import Any

import msgspec
import pytest

from kit.mailbox import Mailbox
from server.contact.actions.message_send import send_message
from server.contact.tables import ContactPoints, Envelopes, Messages

pytestmark = pytest.mark.usefixtures("cwm")


async def the_message() -> dict[str, Any]:
    row: dict[str, Any] = (await Messages.select())[0]
    return row


async def test_nothing_about_a_person_is_stored_in_clear(room: Any, safe: Any) -> None:
    person = await room.add(safe)
    stored = repr(await ContactPoints.select()) + repr(await Envelopes.select())
    assert person in stored
    assert "nia" not in stored.lower()
    assert "example.com" not in stored


async def test_a_known_mailbox_is_the_same_person_and_the_stricter_rules_hold(
    mailbox: Mailbox, room: Any, safe: Any
) -> None:
    first = await room.add(safe)
    assert await room.add(msgspec.structs.replace(safe, email=" NIA@Example.com ")) == first
    assert await room.add(msgspec.structs.replace(safe, contact_safe="no", at_risk="yes")) == first
    assert await room.add(safe) == first
    await send_message(await room.tell(first))
    assert not mailbox.messages
    assert (await the_message())["reason"] == "at-risk"
