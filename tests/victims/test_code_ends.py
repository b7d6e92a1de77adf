"""A code ends by time, by wrong tries, and is not sent without end."""

from typing import Any

import httpx

from server.plumbing import clock
from server.plumbing.access import buckets
from server.victims.purging import purge_codes
from server.victims.tables import CodeRequests


async def test_five_wrong_tries_are_the_end_of_a_code(
    client: httpx.AsyncClient, town: Any, nia: str
) -> None:
    await town.ask(client, "nia@example.com")
    await town.work()
    wrong = "000000" if town.code() != "000000" else "000001"
    for _ in range(5):
        buckets.forget()
        assert (await client.post("/case/code", data={"code": wrong})).status_code == 422
    assert (await client.post("/case/code", data={"code": town.code()})).status_code == 422


async def test_a_code_dies_after_a_quarter_of_an_hour(
    client: httpx.AsyncClient, town: Any, nia: str, monkeypatch: Any
) -> None:
    await town.ask(client, "nia@example.com")
    await town.work()
    later = clock.now() + 15 * 60_000
    monkeypatch.setattr(clock, "now", lambda: later)
    assert (await client.post("/case/code", data={"code": town.code()})).status_code == 422


async def test_a_mailbox_is_not_flooded(client: httpx.AsyncClient, town: Any, nia: str) -> None:
    for _ in range(9):
        await town.ask(client, "nia@example.com")
        await town.work()
    assert len(town.mailbox.messages) == 5


async def test_old_requests_are_thrown_away(
    client: httpx.AsyncClient, town: Any, nia: str, monkeypatch: Any
) -> None:
    await town.ask(client, "nia@example.com")
    await purge_codes()
    assert len(await CodeRequests.select()) == 1
    later = clock.now() + 49 * 3_600_000
    monkeypatch.setattr(clock, "now", lambda: later)
    await purge_codes()
    assert not await CodeRequests.select()
