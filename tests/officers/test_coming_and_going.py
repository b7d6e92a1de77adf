"""What a session survives, and what it does not."""

from collections.abc import Callable

import httpx

from server.plumbing import clock
from server.plumbing.access.sessions import open_session

EMAIL = "awel@cwm.example"
Typed = Callable[..., dict[str, str]]


async def test_a_cookie_from_before_is_replaced_at_sign_in(
    client: httpx.AsyncClient, typed: Typed
) -> None:
    planted = "A" * 43
    client.cookies.set("peel", planted, domain="localhost.local")
    await client.post("/desk/sign-in", data=typed(), headers={"Cookie": f"peel={planted}"})
    again = await client.get("/desk/tasks", headers={"Cookie": f"peel={planted}"})
    assert again.status_code == 303


async def test_who_guesses_has_to_wait_whether_the_officer_exists_or_not(
    client: httpx.AsyncClient, typed: Typed
) -> None:
    for email in (EMAIL, "nobody@cwm.example"):
        wrong = typed(password="no", email=email)
        answers = [await client.post("/desk/sign-in", data=wrong) for _ in range(7)]
        assert [answer.status_code for answer in answers] == [422] * 5 + [429] * 2
        assert int(answers[-1].headers["retry-after"]) > 0


async def test_signing_out_ends_the_session_for_good(
    client: httpx.AsyncClient, typed: Typed
) -> None:
    answer = await client.post("/desk/sign-in", data=typed())
    token = answer.headers["set-cookie"].split(";")[0]
    assert (await client.post("/desk/sign-out")).status_code == 303
    assert (await client.get("/desk/tasks", headers={"Cookie": token})).status_code == 303
    assert (await client.post("/desk/sign-out")).status_code == 303


async def test_signing_in_again_ends_the_session_before(
    client: httpx.AsyncClient, typed: Typed
) -> None:
    before = await open_session("officer", "0190-other", "officer", clock.now(), "Other")
    held = {"Cookie": f"peel={before}"}
    assert (await client.get("/desk/tasks", headers=held)).status_code == 200
    assert (await client.post("/desk/sign-in", data=typed(), headers=held)).status_code == 303
    assert (await client.get("/desk/tasks", headers=held)).status_code == 303
