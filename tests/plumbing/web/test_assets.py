"""What browsers keep for ever, and what they ask about again."""

import re

import httpx
import pytest


async def stylesheet(client: httpx.AsyncClient) -> str:
    found = re.search(
        r'href="(/assets/app-[0-9a-f]+\.css)"', (await client.get("/desk/sign-in")).text
    )
    assert found
    return found[1]


async def test_a_hashed_file_is_kept_for_ever(client: httpx.AsyncClient) -> None:
    answer = await client.get(await stylesheet(client))
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert answer.headers["vary"].lower() == "accept-encoding"


async def test_the_same_bytes_come_in_each_packing(client: httpx.AsyncClient) -> None:
    url = await stylesheet(client)
    taken = {
        packing: await client.get(url, headers={"Accept-Encoding": packing})
        for packing in ("identity", "gzip", "br", "br;q=0, gzip")
    }
    assert {answer.text for answer in taken.values()} == {taken["identity"].text}
    assert taken["br"].headers["content-encoding"] == "br"
    assert taken["br;q=0, gzip"].headers["content-encoding"] == "gzip"
    assert len({answer.headers["etag"] for answer in taken.values()}) == 3


async def test_who_has_it_already_gets_304(client: httpx.AsyncClient) -> None:
    url = await stylesheet(client)
    tag = (await client.get(url)).headers["etag"]
    again = await client.get(url, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


async def test_an_unknown_asset_is_not_there(client: httpx.AsyncClient) -> None:
    for name in ("app-0000000000000000.css", "..%2F..%2Fetc%2Fpasswd", "%00"):
        assert (await client.get(f"/assets/{name}")).status_code == 404


async def test_the_worker_is_asked_for_again_and_rules_the_whole_site(
    client: httpx.AsyncClient,
) -> None:
    answer = await client.get("/sw.js")
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["service-worker-allowed"] == "/"
    assert answer.headers["content-type"].startswith("text/javascript")


async def test_a_broken_worker_can_be_called_back(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = await client.get("/sw.js")
    monkeypatch.setenv("PEEL_WORKER_OFF", "1")
    off = await client.get("/sw.js", headers={"If-None-Match": usual.headers["etag"]})
    assert off.status_code == 200
    assert "unregister" in off.text
    assert "deleteDatabase" not in off.text
