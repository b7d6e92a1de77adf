"""A person says how they may be told things, and it is done so."""

from typing import Any

import httpx
import msgspec
import pytest

from server.contact.actions.message_queue import queue_message
from server.contact.tables import Envelopes, Messages, People
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


async def test_choices_are_kept_and_shown(signed: httpx.AsyncClient, town: Any, nia: str) -> None:
    answer = await signed.post("/case/choices", data=CHOSEN)
    assert "Your choices are saved." in answer.text
    rules = (await Envelopes.select().where(Envelopes.id == nia))[0]
    assert (rules["quiet_from"], rules["quiet_to"], rules["wording"]) == (1320, 420, "full")
    assert msgspec.json.decode(rules["allow"]) == ["email"]
    assert (await People.select(People.language))[0]["language"] == "cy"
    shown = (await signed.get("/case/choices")).text
    assert 'value="1320" selected' in shown
    assert "n…@example.com" in shown
    assert "nia@example.com" not in shown


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


@pytest.mark.parametrize(
    "bad",
    [{}, {"language": "xx"}, {"wording": "loud"}, {"quiet_from": "7"}, {"quiet_to": "-60"}],
)
async def test_what_the_page_does_not_offer_changes_nothing(
    signed: httpx.AsyncClient, nia: str, bad: dict[str, str]
) -> None:
    before = await Envelopes.select()
    data = {**CHOSEN, **bad} if bad else {}
    answer = await signed.post("/case/choices", data=data)
    assert answer.status_code == 422
    assert "Nothing was changed" in answer.text
    assert await Envelopes.select() == before
