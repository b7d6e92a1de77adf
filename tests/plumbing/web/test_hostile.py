"""Whatever is sent to any door, the answer is one of ours and never a failure of ours."""

import re
from itertools import product
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from litestar.routes import HTTPRoute

from server.app import house
from server.plumbing import clock
from server.plumbing.access import buckets
from server.plumbing.access.sessions import open_session

WORDS = [
    "x",
    "..",
    "\0",
    "%",
    "0190a6b2-0000-7000-8000-000000000000",
    "é😀",
    "-1",
    "9" * 30,
    "'\"><",
]
KINDS = [
    ("application/x-www-form-urlencoded", b"a=%00&a=%ff%fe&=&&b"),
    ("application/x-www-form-urlencoded", b"\xed\xa0\x80=\xff"),
    ("application/json", b'{"a":'),
    ("application/json", b"[" * 2000),
    ("application/json", b'"\\ud800"'),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\n"),
    ("multipart/form-data", b"--x--"),
    ("text/html", b"<script>"),
    ("", b""),
]
METHODS = ("POST", "PUT", "PATCH", "DELETE")
WHO = [("", ""), ("officer", "supervisor"), ("victim", "")]


def addresses() -> list[tuple[str, set[str]]]:
    found = []
    for route in house().routes:
        if isinstance(route, HTTPRoute):
            methods = {str(m) for h in route.route_handlers for m in h.http_methods} - {"OPTIONS"}
            found.append((route.path_format, methods))
    return sorted(found)


def filled(pattern: str, word: str) -> str:
    return re.sub(r"\{[^}]+\}", lambda _found: quote(word, safe=""), pattern)


async def signed_in(client: httpx.AsyncClient, kind: str, role: str) -> None:
    buckets.forget()
    if kind:
        token = await open_session(kind, "0190-someone", role, clock.now(), "Someone")
        client.headers["Cookie"] = f"peel={token}"


def wrong(answer: httpx.Response) -> bool:
    """A failure of ours, except where a file system without room or a rest was asked for."""
    return answer.status_code >= 500


@pytest.mark.parametrize(("kind", "role"), WHO)
async def test_no_address_breaks_a_page(client: httpx.AsyncClient, kind: str, role: str) -> None:
    await signed_in(client, kind, role)
    broken = []
    for pattern, methods in addresses():
        for word in WORDS if "{" in pattern else ["x"]:
            if "GET" in methods:
                answer = await client.get(f"{filled(pattern, word)}?q=%00&{quote(word)}=%ed%a0%80")
                broken += [(pattern, word, answer.status_code)] if wrong(answer) else []
    assert broken == []


@pytest.mark.parametrize(("kind", "role"), WHO)
async def test_no_body_breaks_a_door(client: httpx.AsyncClient, kind: str, role: str) -> None:
    await signed_in(client, kind, role)
    broken: list[Any] = []
    for pattern, methods in addresses():
        for method in methods & set(METHODS):
            for content_type, body in KINDS:
                answer = await client.request(
                    method,
                    filled(pattern, "x"),
                    content=body,
                    headers={"Content-Type": content_type},
                )
                if wrong(answer):
                    broken.append((method, pattern, content_type, answer.status_code))
    assert broken == []


@pytest.mark.parametrize(("kind", "role"), WHO)
async def test_every_status_was_declared(client: httpx.AsyncClient, kind: str, role: str) -> None:
    await signed_in(client, kind, role)
    client.headers["Accept"] = "*/*"
    declared = (await client.get("/api/openapi.json")).json()["paths"]
    silent = set()
    for pattern, methods in addresses():
        for method, (content_type, body) in product(methods, KINDS):
            content = b"" if method == "GET" else body
            answer = await client.request(
                method,
                filled(pattern, WORDS[4]),
                content=content,
                headers={"Content-Type": content_type},
            )
            known = declared.get(pattern, {}).get(method.lower(), {}).get("responses", {})
            if known and str(answer.status_code) not in known:
                silent.add((method, pattern, answer.status_code))
    assert silent == set()
