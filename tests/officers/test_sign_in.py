"""An officer signs in with a password and a code, and no code works twice."""

import asyncio

import httpx
import pyotp
import pytest
import time_machine

from schemas.occasion import Occasion
from server.audit.tables import AuditLines
from server.officers.actions.officer_add import Added, KnownAlreadyError, add_officer
from server.officers.people import Person, all_officers
from server.officers.tables import Officers
from server.plumbing import clock
from server.plumbing.access import buckets
from server.plumbing.access.tables import Sessions

PASSWORD = "correct-horse-battery"
AWEL = Person(name="Awel Pritchard", email="awel@cwm.example", collar="1234")


@pytest.fixture
async def awel(force: str) -> Added:
    buckets.forget()
    occasion = Occasion("peel", clock.now(), "0190-add")
    return await add_officer(occasion, AWEL, "officer", PASSWORD, "Peel cwm")


def typed(added: Added, **changed: str) -> dict[str, str]:
    code = pyotp.TOTP(added.secret).at(clock.now() // 1000)
    return {"email": AWEL.email, "password": PASSWORD, "code": code, **changed}


async def test_the_right_details_open_the_desk(client: httpx.AsyncClient, awel: Added) -> None:
    answer = await client.post("/desk/sign-in", data=typed(awel))
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("peel=")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert (await client.get("/desk/tasks")).status_code == 200
    assert (await AuditLines.select().where(AuditLines.verb == "session.open").first()) is not None


async def test_over_https_the_cookie_is_bound_to_the_host(
    client: httpx.AsyncClient, awel: Added
) -> None:
    client.base_url = httpx.URL("https://localhost")
    headers = {"Origin": "https://localhost"}
    answer = await client.post("/desk/sign-in", data=typed(awel), headers=headers)
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-peel=")
    assert "Secure" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie
    assert answer.headers["strict-transport-security"].startswith("max-age=")


@pytest.mark.parametrize(
    "changed",
    [
        {"password": "wrong"},
        {"code": "000000"},
        {"code": ""},
        {"email": "nobody@cwm.example"},
        {"email": ""},
        {"password": "x" * 200},
    ],
    ids=str,
)
async def test_every_wrong_detail_gets_the_same_words(
    client: httpx.AsyncClient, awel: Added, changed: dict[str, str]
) -> None:
    answer = await client.post("/desk/sign-in", data=typed(awel, **changed))
    assert answer.status_code == 422
    assert "Those details do not match" in answer.text
    assert "set-cookie" not in answer.headers
    assert AWEL.email not in answer.text
    assert await Sessions.count() == 0


async def test_a_code_is_never_taken_twice(client: httpx.AsyncClient, awel: Added) -> None:
    first = typed(awel)
    assert (await client.post("/desk/sign-in", data=first)).status_code == 303
    assert (await client.post("/desk/sign-in", data=first)).status_code == 422


async def test_of_two_at_once_with_one_code_one_comes_in(
    client: httpx.AsyncClient, awel: Added
) -> None:
    first = typed(awel)
    answers = await asyncio.gather(*(client.post("/desk/sign-in", data=first) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [303, 422, 422, 422]


async def test_an_older_code_than_the_last_is_not_taken(
    client: httpx.AsyncClient, awel: Added
) -> None:
    older = typed(awel)
    with time_machine.travel(clock.now() / 1000 + 31):
        assert (await client.post("/desk/sign-in", data=typed(awel))).status_code == 303
    assert (await client.post("/desk/sign-in", data=older)).status_code == 422


async def test_a_cookie_from_before_is_replaced_at_sign_in(
    client: httpx.AsyncClient, awel: Added
) -> None:
    planted = "A" * 43
    client.cookies.set("peel", planted, domain="localhost.local")
    await client.post("/desk/sign-in", data=typed(awel), headers={"Cookie": f"peel={planted}"})
    again = await client.get("/desk/tasks", headers={"Cookie": f"peel={planted}"})
    assert again.status_code == 303


async def test_who_guesses_has_to_wait_whether_the_officer_exists_or_not(
    client: httpx.AsyncClient, awel: Added
) -> None:
    for email in (AWEL.email, "nobody@cwm.example"):
        wrong = typed(awel, password="no", email=email)
        answers = [await client.post("/desk/sign-in", data=wrong) for _ in range(7)]
        assert [answer.status_code for answer in answers] == [422] * 5 + [429] * 2
        assert int(answers[-1].headers["retry-after"]) > 0


async def test_signing_out_ends_the_session_for_good(
    client: httpx.AsyncClient, awel: Added
) -> None:
    answer = await client.post("/desk/sign-in", data=typed(awel))
    token = answer.headers["set-cookie"].split(";")[0]
    assert (await client.post("/desk/sign-out")).status_code == 303
    assert (await client.get("/desk/tasks", headers={"Cookie": token})).status_code == 303
    assert (await client.post("/desk/sign-out")).status_code == 303


async def test_one_address_is_one_officer(awel: Added) -> None:
    again = Person(name="Other", email=" AWEL@cwm.example ", collar="")
    with pytest.raises(KnownAlreadyError):
        await add_officer(
            Occasion("peel", clock.now(), "0190-more"), again, "editor", PASSWORD, "Peel"
        )
    assert [person for _, _, person in await all_officers()] == [AWEL]


async def test_nothing_of_an_officer_stands_in_clear(awel: Added) -> None:
    row = await Officers.select().first()
    assert row is not None
    said = repr(row)
    for word in (AWEL.name, AWEL.email, AWEL.collar, awel.secret, PASSWORD):
        assert word not in said


async def test_signing_in_works_in_welsh(client: httpx.AsyncClient, awel: Added) -> None:
    wrong = await client.post("/cy/desk/sign-in", data=typed(awel, password="no"))
    assert "Nid yw&#39;r manylion hynny&#39;n cyfateb" in wrong.text
    right = await client.post("/cy/desk/sign-in", data=typed(awel))
    assert right.headers["location"] == "/cy/desk"
