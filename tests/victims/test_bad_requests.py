"""Addresses, bytes and kinds that no browser sends get a clear answer."""

from typing import Any

import httpx
import pytest

from server.plumbing.access import buckets

PATHS = ["%00", "a%00b", "%ff%fe", "..%2f..", "a" * 3000, "%F0%9F%A6%8A", "'--", "sign-in%00"]


@pytest.mark.parametrize("path", PATHS)
async def test_an_odd_case_is_simply_not_there(signed: httpx.AsyncClient, path: str) -> None:
    for method, url in (("GET", f"/case/{path}"), ("POST", f"/case/{path}/message")):
        answer = await signed.request(method, url, data={"text": "x"} if method == "POST" else None)
        assert answer.status_code in {400, 404, 405}, (method, url)


@pytest.mark.parametrize("body", [b"\xff\xfe", b"=&=&;", b"text", b"text=%", b"%00=%00"])
async def test_bytes_that_are_no_form_are_answered(
    signed: httpx.AsyncClient, town: Any, nia: str, body: bytes
) -> None:
    case = await town.open(nia)
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    for path in (f"/case/{case}/message", "/case/choices", "/case/sign-in", "/case/code"):
        buckets.forget()
        answer = await signed.post(path, content=body, headers=kind)
        assert answer.status_code in {303, 400, 422}, path


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data", ""])
async def test_a_form_of_another_kind_is_answered(signed: httpx.AsyncClient, kind: str) -> None:
    for path in ("/case/choices", "/case/sign-in"):
        answer = await signed.post(path, content=b"{}", headers={"Content-Type": kind})
        assert 400 <= answer.status_code < 500, path


@pytest.mark.parametrize(
    "said", ['"\\ud800"', '"\\u0000"', "1", "null", "[]", '"' + "a" * 3000 + '"']
)
async def test_odd_endpoints_are_answered(signed: httpx.AsyncClient, said: str) -> None:
    body = f'{{"endpoint": {said}, "keys": {{"p256dh": {said}, "auth": {said}}}}}'
    for path in ("/case/push", "/case/push/off"):
        answer = await signed.post(path, content=body.encode())
        assert answer.status_code in {204, 400, 422}, path
