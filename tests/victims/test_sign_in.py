"""A code by mail opens a victim's own cases."""

from typing import Any

import httpx
import msgspec
import pytest


async def test_the_code_in_the_mail_opens_the_door(
    client: httpx.AsyncClient, town: Any, nia: str
) -> None:
    assert (await client.get("/case")).status_code == 303
    await town.ask(client, "nia@example.com")
    await town.work()
    assert town.mailbox.messages[0]["subject"] == "Your code"
    answer = await client.post("/case/code", data={"code": f" {town.code()[:3]} {town.code()[3:]}"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/case")
    assert (await client.get("/case")).status_code == 200


@pytest.mark.parametrize("changed", [{"at_risk": "unknown"}, {"at_risk": "yes"},
                                     {"contact_safe": "no"}])  # fmt: skip
async def test_no_code_goes_where_writing_may_not_be_safe(
    client: httpx.AsyncClient, town: Any, answers: Any, changed: dict[str, str]
) -> None:
    await town.add(msgspec.structs.replace(answers, **changed))
    await town.ask(client, "nia@example.com")
    await town.work()
    assert not town.mailbox.messages


@pytest.mark.parametrize("typed", ["", "no address", "a@b", "a\r\nBcc: x@example.com", "a\0@b.cy"])
async def test_what_is_no_address_is_said_so(
    client: httpx.AsyncClient, town: Any, typed: str
) -> None:
    answer = await town.ask(client, typed)
    assert answer.status_code == 422
    assert "<title>Error: Sign in</title>" in answer.text
