"""A person's choices are kept and shown."""

from typing import Any

import httpx
import msgspec
import pytest

from server.contact.tables import Envelopes, People

CHOSEN = {
    "language": "cy",
    "email": "yes",
    "safe": "yes",
    "wording": "full",
    "quiet": "yes",
    "quiet_from": "1320",
    "quiet_to": "420",
}


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
