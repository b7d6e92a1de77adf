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


async def test_a_force_whose_database_is_not_open_is_not_ready(
    client: httpx.AsyncClient, database: str
) -> None:
    kind = database if database.startswith("postgresql:") else "sqlite"
    name = {"en": "Dale Police"}
    write_force(Force(id="dale", name=name, hosts=[], reference="DAL", database=kind))
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


@pytest.mark.parametrize(
    "path", ["/cy//evil.example", "/%5Cevil.example", "/cy/%5C%5Cevil.example", "//evil.example/x"]
)
async def test_no_address_makes_our_page_link_elsewhere(
    client: httpx.AsyncClient, path: str
) -> None:
    answer = await client.get(httpx.URL("http://localhost", raw_path=path.encode()))
    assert answer.status_code == 404
    assert "evil" not in answer.text
