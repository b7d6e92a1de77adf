"""The right details open the desk, and every wrong one gets the same words."""

from collections.abc import Callable

import httpx
import pytest

from server.audit.tables import AuditLines
from server.plumbing.access.tables import Sessions

EMAIL = "awel@cwm.example"
Typed = Callable[..., dict[str, str]]


async def test_the_right_details_open_the_desk(client: httpx.AsyncClient, typed: Typed) -> None:
    answer = await client.post("/desk/sign-in", data=typed())
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("peel=")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert (await client.get("/desk/tasks")).status_code == 200
    assert (await AuditLines.select().where(AuditLines.verb == "session.open").first()) is not None


async def test_over_https_the_cookie_is_bound_to_the_host(
    client: httpx.AsyncClient, typed: Typed
) -> None:
    client.base_url = httpx.URL("https://localhost")
    headers = {"Origin": "https://localhost"}
    answer = await client.post("/desk/sign-in", data=typed(), headers=headers)
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
    client: httpx.AsyncClient, typed: Typed, changed: dict[str, str]
) -> None:
    answer = await client.post("/desk/sign-in", data=typed(**changed))
    assert answer.status_code == 422
    assert "Those details do not match" in answer.text
    assert "set-cookie" not in answer.headers
    assert EMAIL not in answer.text
    assert await Sessions.count() == 0


async def test_signing_in_works_in_welsh(client: httpx.AsyncClient, typed: Typed) -> None:
    wrong = await client.post("/cy/desk/sign-in", data=typed(password="no"))
    assert "Nid yw&#39;r manylion hynny&#39;n cyfateb" in wrong.text
    right = await client.post("/cy/desk/sign-in", data=typed())
    assert right.headers["location"] == "/cy/desk"
