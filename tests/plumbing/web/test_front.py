"""The door: which force, which language, and what every answer carries."""

import httpx
import pytest

from server.forces.new_force import write_force
from server.forces.registry import Force


async def test_an_unknown_host_is_told_so_and_nothing_else(client: httpx.AsyncClient) -> None:
    answer = await client.get("/desk/sign-in", headers={"Host": "elsewhere.example"})
    assert answer.status_code == 421
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "unknown-host"


@pytest.mark.parametrize("host", ["cwm.localhost", "localhost:8000", "127.0.0.1", "LOCALHOST"])
async def test_a_force_answers_at_its_names(client: httpx.AsyncClient, host: str) -> None:
    answer = await client.get("/desk/sign-in", headers={"Host": host})
    assert answer.status_code == 200


@pytest.mark.parametrize("path", ["/health", "/ready", "/metrics"])
async def test_operators_may_ask_on_any_host(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path, headers={"Host": "10.1.2.3"})).status_code == 200


async def test_a_force_whose_database_is_not_open_is_not_ready(client: httpx.AsyncClient) -> None:
    write_force(Force(id="dale", name={"en": "Dale Police"}, hosts=[], reference="DAL"))
    answer = await client.get("/ready", headers={"Host": "10.1.2.3", "Accept": "*/*"})
    assert (answer.status_code, answer.json()["code"]) == (503, "not-ready")
    assert answer.headers["retry-after"] == "10"


async def test_welsh_is_a_prefix(client: httpx.AsyncClient) -> None:
    english = (await client.get("/desk/sign-in")).text
    welsh = (await client.get("/cy/desk/sign-in")).text
    assert '<html lang="en">' in english
    assert "Heddlu Cwm a Dyffryn" in welsh
    assert "Mewngofnodi" in welsh
    assert 'action="/cy/desk/sign-in"' in welsh


async def test_every_answer_carries_the_security_headers(client: httpx.AsyncClient) -> None:
    for path in ("/desk/sign-in", "/nothing/here", "/health", "/sw.js"):
        headers = (await client.get(path)).headers
        assert "script-src 'self'" in headers["content-security-policy"], path
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert headers["x-frame-options"] == "DENY"
        assert "strict-transport-security" not in headers
        assert headers["x-request-id"]


async def test_pages_and_problems_are_not_stored(client: httpx.AsyncClient) -> None:
    for path in ("/desk/sign-in", "/nothing/here"):
        assert (await client.get(path)).headers["cache-control"] == "no-store"


async def test_head_answers_like_get_without_a_body(client: httpx.AsyncClient) -> None:
    answer = await client.head("/desk/sign-in")
    assert (answer.status_code, answer.content) == (200, b"")


async def test_a_page_is_packed_with_brotli_where_the_browser_takes_it(
    client: httpx.AsyncClient,
) -> None:
    packed = await client.get("/desk/sign-in", headers={"Accept-Encoding": "gzip, br"})
    plain = await client.get("/desk/sign-in", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "br"
    assert packed.text == plain.text
    assert int(packed.headers["content-length"]) < len(plain.content) / 2
    assert "content-encoding" not in plain.headers


async def test_what_is_private_is_not_packed_beside_what_was_asked(
    client: httpx.AsyncClient,
) -> None:
    headers = {"Accept-Encoding": "br", "Cookie": "peel=x"}
    answer = await client.get("/desk/sign-in?find=word", headers=headers)
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize(
    "path", ["/cy//evil.example", "/%5Cevil.example", "/cy/%5C%5Cevil.example", "//evil.example/x"]
)
async def test_no_address_makes_our_page_link_elsewhere(
    client: httpx.AsyncClient, path: str
) -> None:
    answer = await client.get(httpx.URL("http://localhost", raw_path=path.encode()))
    assert answer.status_code == 404
    assert "evil" not in answer.text
