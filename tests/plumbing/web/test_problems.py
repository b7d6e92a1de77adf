"""What goes wrong is said from one catalogue, in words, and never echoes what was sent."""

import httpx
import pytest
from litestar import Litestar, get

from server.plumbing.access.guards import anyone
from server.plumbing.database import AwayError, BusyError, FullError
from server.plumbing.problems import CATALOGUE, Problem, declared
from server.plumbing.problems.handlers import HANDLERS

CANARY = "canary-b7d1"


async def test_a_person_gets_a_page(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"/{CANARY}")
    assert answer.status_code == 404
    assert "There is no page here" in answer.text
    assert CANARY not in answer.text.replace(f'href="/cy/{CANARY}"', "")


async def test_a_person_gets_it_in_welsh(client: httpx.AsyncClient) -> None:
    assert "Nid oes tudalen yma" in (await client.get("/cy/nothing")).text


async def test_a_program_gets_problem_json(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"/api/{CANARY}", headers={"Accept": "*/*"})
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "not-found"
    assert CANARY not in answer.text


async def test_a_wrong_method_is_405_and_says_what_may_be_done(client: httpx.AsyncClient) -> None:
    answer = await client.delete("/desk/sign-in")
    assert answer.status_code == 405
    assert {"GET", "POST"} <= set(answer.headers["allow"].split(", "))


async def test_who_is_not_known_is_told_by_which_scheme(client: httpx.AsyncClient) -> None:
    answer = await client.post("/sync/v1", headers={"Accept": "*/*"})
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Peel-Device")
    answer = await client.get("/desk/tasks", headers={"Accept": "*/*"})
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Peel-Session")


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (ValueError(CANARY), 500, "broken"),
        (BusyError(CANARY), 503, "busy"),
        (AwayError(CANARY), 503, "busy"),
        (FullError(CANARY), 507, "disk-full"),
        (OSError(28, CANARY), 507, "disk-full"),
        (Problem("changed-meanwhile"), 409, "changed-meanwhile"),
    ],
)
async def test_what_a_handler_raises_tells_nothing(
    error: Exception, status: int, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    @get("/api/x", guards=[anyone], raises=declared())
    async def breaks() -> None:
        raise error

    app = Litestar([breaks], exception_handlers=HANDLERS, openapi_config=None, logging_config=None)
    transport = httpx.ASGITransport(app=app)  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as browser:
        answer = await browser.get("/api/x")
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert CANARY not in answer.text + caplog.text
    assert (status in (503, 507)) == ("retry-after" in answer.headers)


def test_every_problem_has_its_words_in_both_languages() -> None:
    for code, entry in CATALOGUE.items():
        assert entry.title["en"] != entry.title["cy"], code
        assert entry.cure["en"] != entry.cure["cy"], code
        assert 400 <= entry.status < 600
