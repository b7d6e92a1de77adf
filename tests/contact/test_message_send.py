"""A victim is told by the one way that is safe, once, or an officer is asked to."""

from typing import Any

import msgspec
import pytest

from kit.mailbox import Mailbox
from server.contact.actions.message_send import send_message
from server.contact.actions.person_assess import assess_person
from server.contact.tables import ContactPoints, Envelopes, Messages
from server.officers.tables import Tasks
from server.plumbing import clock

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
