"""A victim is told by the one safe way, once, in neutral words."""

from typing import Any

import msgspec
import pytest

from kit.mailbox import Mailbox
from server.contact.actions.message_send import send_message
from server.contact.tables import Messages

pytestmark = pytest.mark.usefixtures("cwm")


async def the_message() -> dict[str, Any]:
    row: dict[str, Any] = (await Messages.select())[0]
    return row


async def test_a_person_who_said_mail_is_safe_gets_a_neutral_mail(
    mailbox: Mailbox, room: Any, safe: Any
) -> None:
    errand = await room.tell(await room.add(safe))
    await send_message(errand)
    mail = mailbox.messages[0]
    assert mail["to"] == "nia@example.com"
    assert mail["subject"] == "You have an update"
    assert mail["message-id"].startswith(f"<{errand.id}@")
    words = f"{mail['subject']} {mail.get_content()}".lower()
    for told in ("police", "case", "crime", "bicycle", "cwm", "http"):
        assert told not in words
    assert (await the_message())["state"] == "sent"


async def test_the_same_errand_twice_sends_once(mailbox: Mailbox, room: Any, safe: Any) -> None:
    errand = await room.tell(await room.add(safe))
    await send_message(errand)
    await send_message(errand)
    assert len(mailbox.messages) == 1


async def test_a_person_without_a_language_is_told_in_both(
    mailbox: Mailbox, room: Any, safe: Any
) -> None:
    both = msgspec.structs.replace(safe, language_wanted="")
    await send_message(await room.tell(await room.add(both)))
    said = mailbox.messages[0]
    assert said["subject"] == "Mae gennych ddiweddariad / You have an update"
    assert "Mewngofnodwch" in said.get_content()
    assert "Sign in" in said.get_content()
