"""A code counts once, in the browser that asked for it."""

import asyncio
from typing import Any

import httpx

from server.victims.tables import CodeRequests


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


async def test_of_two_at_once_exactly_one_comes_in(
    client: httpx.AsyncClient, town: Any, nia: str
) -> None:
    for _ in range(20):
        await town.ask(client, "nia@example.com")
        await unlimited()
        await town.work()
        cookies = dict(client.cookies)
        tries = [post_alone(client, cookies, town.code()) for _ in range(2)]
        statuses = sorted(answer.status_code for answer in await asyncio.gather(*tries))
        assert statuses == [303, 422]


async def test_a_code_works_in_the_browser_that_asked_and_nowhere_else(
    client: httpx.AsyncClient, town: Any, nia: str
) -> None:
    await town.ask(client, "nia@example.com")
    await town.work()
    ticket = client.cookies["peel_code"]
    other = "A" if ticket[-2] != "A" else "B"
    for cookie in ("", "invented", f"{ticket[:-2]}{other}{ticket[-1]}", ticket.partition(".")[0]):
        answer = await post_alone(client, {"peel_code": cookie}, town.code())
        assert answer.status_code == 422
    assert (await client.post("/case/code", data={"code": town.code()})).status_code == 303
