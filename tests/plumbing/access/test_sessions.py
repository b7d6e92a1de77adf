"""A session is opened by a sign-in alone, and ends when it should."""

import httpx
import pytest

from server.plumbing import clock
from server.plumbing.access.sessions import (
    hashed,
    open_session,
)
from server.plumbing.access.tables import Sessions


async def opened(role: str = "officer", kind: str = "officer") -> str:
    return await open_session(kind, "0190-awel", role, clock.now(), "PC Pritchard")


async def tasks(client: httpx.AsyncClient, token: str) -> httpx.Response:
    return await client.get("/desk/tasks", headers={"Cookie": f"peel={token}"})


async def test_a_session_opens_the_desk_and_greets_by_name(client: httpx.AsyncClient) -> None:
    answer = await tasks(client, await opened())
    assert answer.status_code == 200
    assert "PC Pritchard" in answer.text


@pytest.mark.parametrize("invented", ["", "x", "A" * 43, "../../x", "A" * 5000])
async def test_an_invented_cookie_opens_nothing(client: httpx.AsyncClient, invented: str) -> None:
    answer = await tasks(client, invented)
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk/sign-in")
    assert await Sessions.count() == 0


async def test_the_table_holds_neither_the_cookie_nor_the_name(force: str) -> None:
    token = await opened()
    row = await Sessions.select().first()
    assert row is not None
    assert row["id"] == hashed(token) != token
    assert b"Pritchard" not in bytes(row["label"])


async def test_a_stolen_row_id_is_no_cookie(client: httpx.AsyncClient) -> None:
    token = await opened()
    assert (await tasks(client, hashed(token)[:43])).status_code == 303


async def test_a_victims_session_does_not_open_the_desk(client: httpx.AsyncClient) -> None:
    assert (await tasks(client, await opened(kind="victim"))).status_code == 303


@pytest.mark.parametrize("role", ["editor", "operator", "", "chief"])
async def test_another_role_is_not_enough(client: httpx.AsyncClient, role: str) -> None:
    assert (await tasks(client, await opened(role))).status_code == 403


async def test_a_supervisor_may_do_what_an_officer_may(client: httpx.AsyncClient) -> None:
    assert (await tasks(client, await opened("supervisor"))).status_code == 200
