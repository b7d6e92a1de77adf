"""A session ends when it should, and stays ended."""

import httpx
import time_machine

from server.plumbing import clock
from server.plumbing.access.sessions import (
    end_session,
    end_sessions_of,
    hashed,
    open_session,
    purge_expired_sessions,
)
from server.plumbing.access.tables import Sessions
from server.plumbing.database import unit


async def opened(role: str = "officer", kind: str = "officer") -> str:
    return await open_session(kind, "0190-awel", role, clock.now(), "PC Pritchard")


async def tasks(client: httpx.AsyncClient, token: str) -> httpx.Response:
    return await client.get("/desk/tasks", headers={"Cookie": f"peel={token}"})


async def test_a_session_left_alone_ends(client: httpx.AsyncClient) -> None:
    with time_machine.travel("2026-11-21T08:00:00Z") as traveller:
        token = await opened()
        traveller.shift(59 * 60)
        assert (await tasks(client, token)).status_code == 200
        traveller.shift(61 * 60)
        assert (await tasks(client, token)).status_code == 303


async def test_a_session_in_use_ends_all_the_same_after_a_shift(client: httpx.AsyncClient) -> None:
    with time_machine.travel("2026-11-21T08:00:00Z") as traveller:
        token = await opened()
        for _ in range(23):
            traveller.shift(30 * 60)
            assert (await tasks(client, token)).status_code == 200
        traveller.shift(30 * 60)
        assert (await tasks(client, token)).status_code == 303


async def test_a_session_that_was_ended_does_not_come_back(client: httpx.AsyncClient) -> None:
    token = await opened()
    await end_session(hashed(token))
    assert (await tasks(client, token)).status_code == 303
    assert await Sessions.count() == 0


async def test_all_sessions_of_a_person_end_at_once(client: httpx.AsyncClient) -> None:
    tokens = [await opened(), await opened()]
    await unit(end_sessions_of, "0190-awel")
    assert [(await tasks(client, token)).status_code for token in tokens] == [303, 303]


async def test_what_has_run_out_is_removed(force: str) -> None:
    with time_machine.travel("2026-11-21T08:00:00Z") as traveller:
        await opened()
        traveller.shift(30 * 60)
        kept = await opened()
        traveller.shift(45 * 60)
        await purge_expired_sessions()
    assert [row["id"] for row in await Sessions.select()] == [hashed(kept)]
