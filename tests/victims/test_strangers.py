"""A stranger learns nothing at the door: not who is known, not by looking, not by guessing."""

from typing import Any

import httpx

SCANNERS = ["GoogleImageProxy", "Barracuda/5.0", "Mozilla/5.0 (compatible; Microsoft Safelinks)"]


async def test_a_known_and_an_unknown_address_get_the_same_answer(
    client: httpx.AsyncClient, town: Any, nia: str
) -> None:
    known, unknown = [await town.ask(client, at) for at in ("nia@example.com", "x@example.com")]
    assert known.status_code == unknown.status_code == 303
    assert known.headers["location"] == unknown.headers["location"] == "/case/code"
    assert known.content == unknown.content
    await town.work()
    assert [str(mail["to"]) for mail in town.mailbox.messages] == ["nia@example.com"]


async def test_looking_spends_nothing(client: httpx.AsyncClient, town: Any, nia: str) -> None:
    await town.ask(client, "nia@example.com")
    await town.work()
    for agent in SCANNERS * 3:
        for method in ("GET", "HEAD"):
            path = f"/case/code?code={town.code()}"
            answer = await client.request(method, path, headers={"User-Agent": agent})
            assert answer.status_code == 200
    assert (await client.post("/case/code", data={"code": town.code()})).status_code == 303


async def test_a_code_that_was_never_sent_opens_nothing(
    client: httpx.AsyncClient, town: Any, nia: str
) -> None:
    from server.victims.code import code_of  # noqa: PLC0415 - what a thief of the key could do

    await town.ask(client, "nia@example.com")
    request = client.cookies["peel_code"].partition(".")[0]
    assert (await client.post("/case/code", data={"code": code_of(request)})).status_code == 422
