"""Signing in starts a new session; signing out ends it."""

from typing import Any

import httpx


async def get_with(client: httpx.AsyncClient, session: str) -> httpx.Response:
    async with httpx.AsyncClient(transport=client._transport, base_url=client.base_url) as other:
        headers = {"Cookie": f"peel={session}", "Accept": "text/html"}
        return await other.get("/case", headers=headers)


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


async def test_after_signing_out_nothing_is_shown(
    client: httpx.AsyncClient, town: Any, nia: str
) -> None:
    await town.sign_in(client)
    session = client.cookies["peel"]
    assert (await client.post("/case/sign-out")).status_code == 303
    assert (await get_with(client, session)).status_code == 303
    assert (await client.post("/case/sign-out")).status_code == 303
