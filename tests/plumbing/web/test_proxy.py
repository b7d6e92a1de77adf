"""Forwarded headers count from the proxy the operator named, and from nobody else."""

from typing import Any

import httpx
import pytest

from server.plumbing.front.proxy import believe_proxy


def scope(client: str, **headers: str) -> dict[str, Any]:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"client": (client, 1), "scheme": "http", "headers": [(b"host", b"inside"), *raw]}


@pytest.fixture(autouse=True)
def proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEEL_PROXIES", "10.0.0.0/8, 127.0.0.1")


def test_the_named_proxy_is_believed() -> None:
    asked = scope(
        "10.0.0.1",
        x_forwarded_proto="https",
        x_forwarded_host="police.example",
        x_forwarded_for="198.51.100.9, 203.0.113.5, 10.0.0.2",
    )
    believe_proxy(asked)  # type: ignore[arg-type]
    assert asked["scheme"] == "https"
    assert [value for name, value in asked["headers"] if name == b"host"] == [b"police.example"]
    assert asked["client"][0] == "203.0.113.5"


def test_a_stranger_is_not_believed() -> None:
    asked = scope("203.0.113.5", x_forwarded_proto="https", x_forwarded_for="198.51.100.9")
    before = dict(asked)
    believe_proxy(asked)  # type: ignore[arg-type]
    assert asked == before


@pytest.mark.parametrize("said", ["", "unknown", "<script>", "10.0.0.7", "1.2.3.4.5"])
def test_what_is_no_address_is_not_taken_for_one(said: str) -> None:
    asked = scope("10.0.0.1", x_forwarded_for=said, x_forwarded_proto="javascript")
    believe_proxy(asked)  # type: ignore[arg-type]
    assert (asked["client"][0], asked["scheme"]) == ("10.0.0.1", "http")


async def test_behind_tls_our_own_origin_is_https(client: httpx.AsyncClient) -> None:
    proxied = {"X-Forwarded-Proto": "https", "Origin": "https://localhost"}
    assert (await client.post("/desk/sign-out", headers=proxied)).status_code == 303
    plain = {"X-Forwarded-Proto": "https", "Origin": "http://localhost"}
    assert (await client.post("/desk/sign-out", headers=plain)).status_code == 403
