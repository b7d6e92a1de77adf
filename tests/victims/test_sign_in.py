"""A code by mail opens a victim's own cases, once, in the browser that asked."""

import asyncio
from typing import Any

import httpx
import msgspec
import pytest

from server.plumbing import clock
from server.plumbing.access import buckets
from server.victims.purging import purge_codes
from server.victims.tables import CodeRequests

SCANNERS = ["GoogleImageProxy", "Barracuda/5.0", "Mozilla/5.0 (compatible; Microsoft Safelinks)"]


async def ask(client: httpx.AsyncClient, email: str) -> httpx.Response:
    buckets.forget()
    return await client.post("/case/sign-in", data={"email": email})


async def test_the_code_in_the_mail_opens_the_door(
    client: httpx.AsyncClient, town: Any, nia: str
) -> None:
    assert (await client.get("/case")).status_code == 303
    await ask(client, "nia@example.com")
    await town.work()
    assert town.mailbox.messages[0]["subject"] == "Your code"
    answer = await client.post("/case/code", data={"code": f" {town.code()[:3]} {town.code()[3:]}"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/case")
    assert (await client.get("/case")).status_code == 200


async def test_a_known_and_an_unknown_address_get_the_same_answer(
    client: httpx.AsyncClient, town: Any, nia: str
) -> None:
    known, unknown = [await ask(client, at) for at in ("nia@example.com", "x@example.com")]
    assert known.status_code == unknown.status_code == 303
    assert known.headers["location"] == unknown.headers["location"] == "/case/code"
    assert known.content == unknown.content
    await town.work()
    assert [str(mail["to"]) for mail in town.mailbox.messages] == ["nia@example.com"]


@pytest.mark.parametrize("changed", [{"at_risk": "unknown"}, {"at_risk": "yes"},
                                     {"contact_safe": "no"}])  # fmt: skip
async def test_no_code_goes_where_writing_may_not_be_safe(
    client: httpx.AsyncClient, town: Any, answers: Any, changed: dict[str, str]
) -> None:
    await town.add(msgspec.structs.replace(answers, **changed))
    await ask(client, "nia@example.com")
    await town.work()
    assert not town.mailbox.messages


async def test_looking_spends_nothing(client: httpx.AsyncClient, town: Any, nia: str) -> None:
    await ask(client, "nia@example.com")
    await town.work()
    for agent in SCANNERS * 3:
        for method in ("GET", "HEAD"):
            path = f"/case/code?code={town.code()}"
            answer = await client.request(method, path, headers={"User-Agent": agent})
            assert answer.status_code == 200
    assert (await client.post("/case/code", data={"code": town.code()})).status_code == 303


async def test_of_two_at_once_exactly_one_comes_in(
    client: httpx.AsyncClient, town: Any, nia: str
) -> None:
    for _ in range(20):
        await ask(client, "nia@example.com")
        await unlimited()
        await town.work()
        cookies = dict(client.cookies)
        tries = [post_alone(client, cookies, town.code()) for _ in range(2)]
        statuses = sorted(answer.status_code for answer in await asyncio.gather(*tries))
        assert statuses == [303, 422]


async def unlimited() -> None:
    """As if the mails of the last day had gone to others."""
    await CodeRequests.update({CodeRequests.sent_at: 1}, force=True).where(CodeRequests.used_at > 0)


async def post_alone(
    client: httpx.AsyncClient, cookies: dict[str, str], code: str
) -> httpx.Response:
    said = "; ".join(f"{name}={value}" for name, value in cookies.items())
    async with httpx.AsyncClient(transport=client._transport, base_url=client.base_url) as other:
        headers = {"Cookie": said, "Origin": "http://localhost", "Accept": "text/html"}
        return await other.post("/case/code", data={"code": code}, headers=headers)


async def test_five_wrong_tries_are_the_end_of_a_code(
    client: httpx.AsyncClient, town: Any, nia: str
) -> None:
    await ask(client, "nia@example.com")
    await town.work()
    wrong = "000000" if town.code() != "000000" else "000001"
    for _ in range(5):
        buckets.forget()
        assert (await client.post("/case/code", data={"code": wrong})).status_code == 422
    assert (await client.post("/case/code", data={"code": town.code()})).status_code == 422


async def test_a_code_works_in_the_browser_that_asked_and_nowhere_else(
    client: httpx.AsyncClient, town: Any, nia: str
) -> None:
    await ask(client, "nia@example.com")
    await town.work()
    ticket = client.cookies["peel_code"]
    for cookie in ("", "invented", f"{ticket[:-1]}A", ticket.partition(".")[0]):
        answer = await post_alone(client, {"peel_code": cookie}, town.code())
        assert answer.status_code == 422
    assert (await client.post("/case/code", data={"code": town.code()})).status_code == 303


async def test_a_code_dies_after_a_quarter_of_an_hour(
    client: httpx.AsyncClient, town: Any, nia: str, monkeypatch: Any
) -> None:
    await ask(client, "nia@example.com")
    await town.work()
    later = clock.now() + 15 * 60_000
    monkeypatch.setattr(clock, "now", lambda: later)
    assert (await client.post("/case/code", data={"code": town.code()})).status_code == 422


async def test_a_code_that_was_never_sent_opens_nothing(
    client: httpx.AsyncClient, town: Any, nia: str
) -> None:
    from server.victims.code import code_of  # noqa: PLC0415 - what a thief of the key could do

    await ask(client, "nia@example.com")
    request = client.cookies["peel_code"].partition(".")[0]
    assert (await client.post("/case/code", data={"code": code_of(request)})).status_code == 422


async def test_a_mailbox_is_not_flooded(client: httpx.AsyncClient, town: Any, nia: str) -> None:
    for _ in range(9):
        await ask(client, "nia@example.com")
        await town.work()
    assert len(town.mailbox.messages) == 5


async def test_signing_in_gives_a_new_session_and_ends_the_old(
    client: httpx.AsyncClient, town: Any, nia: str
) -> None:
    client.cookies.set("peel", "A" * 43, domain="localhost.local", path="/")
    await town.sign_in(client)
    first = client.cookies["peel"]
    assert first != "A" * 43
    await town.sign_in(client)
    assert client.cookies["peel"] != first
    assert (await get_with(client, first)).status_code == 303


async def get_with(client: httpx.AsyncClient, session: str) -> httpx.Response:
    async with httpx.AsyncClient(transport=client._transport, base_url=client.base_url) as other:
        headers = {"Cookie": f"peel={session}", "Accept": "text/html"}
        return await other.get("/case", headers=headers)


async def test_after_signing_out_nothing_is_shown(
    client: httpx.AsyncClient, town: Any, nia: str
) -> None:
    await town.sign_in(client)
    session = client.cookies["peel"]
    assert (await client.post("/case/sign-out")).status_code == 303
    assert (await get_with(client, session)).status_code == 303
    assert (await client.post("/case/sign-out")).status_code == 303


@pytest.mark.parametrize("typed", ["", "no address", "a@b", "a\r\nBcc: x@example.com", "a\0@b.cy"])
async def test_what_is_no_address_is_said_so(
    client: httpx.AsyncClient, town: Any, typed: str
) -> None:
    answer = await ask(client, typed)
    assert answer.status_code == 422
    assert "<title>Error: Sign in</title>" in answer.text


async def test_old_requests_are_thrown_away(
    client: httpx.AsyncClient, town: Any, nia: str, monkeypatch: Any
) -> None:
    await ask(client, "nia@example.com")
    await purge_codes()
    assert len(await CodeRequests.select()) == 1
    later = clock.now() + 49 * 3_600_000
    monkeypatch.setattr(clock, "now", lambda: later)
    await purge_codes()
    assert not await CodeRequests.select()
