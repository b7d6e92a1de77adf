"""A call goes to the address that was checked, once, and follows nobody elsewhere."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from server.plumbing.outbound import RefusedError, close_outbound, post, resolver

HOSTS = frozenset({"push.example.com"})
ANSWERS = {
    "/ok": b"HTTP/1.1 201 Created\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n",
    "/away": b"HTTP/1.1 302 Found\r\nLocation: /ok\r\nContent-Length: 0\r\n\r\n",
    "/junk": b"not http at all\r\n\r\n",
}


class Listener:
    """A plain server that remembers what it was asked for."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.port = 0

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        path = head.split(" ")[1]
        self.heard.append(path)
        writer.write(ANSWERS[path])
        await writer.drain()
        writer.close()


@pytest.fixture
async def listener(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Listener]:
    made = Listener()
    server = await asyncio.start_server(made.answer, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    yield made
    await close_outbound()
    server.close()
    await server.wait_closed()


@pytest.fixture
def named(listener: Listener, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("PEEL_OUTBOUND_TEST_HOSTS", f"127.0.0.1:{listener.port}")
    return f"http://127.0.0.1:{listener.port}"


async def test_the_status_and_headers_come_back(named: str, listener: Listener) -> None:
    answer = await post(f"{named}/ok", b"body", {"TTL": "60"}, HOSTS)
    assert (answer.status, answer.headers["Retry-After"]) == (201, "7")


async def test_a_redirect_is_not_followed(named: str, listener: Listener) -> None:
    answer = await post(f"{named}/away", b"", {}, HOSTS)
    assert answer.status == 302
    assert listener.heard == ["/away"]


async def test_no_answer_is_status_0(named: str, listener: Listener) -> None:
    assert (await post(f"{named}/junk", b"", {}, HOSTS)).status == 0


async def test_a_name_that_leads_inside_gets_no_call(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Checked where the connection is made, so an answer that changes later changes nothing."""
    asked: list[str] = []

    async def inside(host: str, port: int, family: int) -> list[Any]:
        asked.append(host)
        found = ("8.8.8.8", "127.0.0.1")
        rest = {"hostname": host, "port": listener.port, "family": 2, "proto": 6, "flags": 0}
        return [{**rest, "host": one} for one in found]

    monkeypatch.setattr(resolver, "look_up", inside)
    with pytest.raises(RefusedError):
        await post("https://push.example.com/x", b"", {}, HOSTS)
    assert asked == ["push.example.com"]
    assert listener.heard == []
