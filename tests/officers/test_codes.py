"""A one-time code works one time."""

import asyncio
from collections.abc import Callable

import httpx
import time_machine

from server.plumbing import clock

Typed = Callable[..., dict[str, str]]


async def test_a_code_is_never_taken_twice(client: httpx.AsyncClient, typed: Typed) -> None:
    first = typed()
    assert (await client.post("/desk/sign-in", data=first)).status_code == 303
    assert (await client.post("/desk/sign-in", data=first)).status_code == 422


async def test_of_two_at_once_with_one_code_one_comes_in(
    client: httpx.AsyncClient, typed: Typed
) -> None:
    first = typed()
    answers = await asyncio.gather(*(client.post("/desk/sign-in", data=first) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [303, 422, 422, 422]


async def test_an_older_code_than_the_last_is_not_taken(
    client: httpx.AsyncClient, typed: Typed
) -> None:
    older = typed()
    with time_machine.travel(clock.now() / 1000 + 31):
        assert (await client.post("/desk/sign-in", data=typed())).status_code == 303
    assert (await client.post("/desk/sign-in", data=older)).status_code == 422
