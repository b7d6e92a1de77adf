"""Hostile words in a form get a clear answer and change nothing."""

from typing import Any

import httpx
import pytest

from server.plumbing.access import buckets
from server.victims.tables import CodeRequests

HOSTILE = [
    "",
    "\0",
    "a" * 100_000,
    "' OR 1=1 --",
    "{{ 7*7 }}",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "\u202e\ufeff\u2028",
    "é" * 500,
    "🦊" * 300,
    "%00%ff",
    "-1e999",
]


@pytest.mark.parametrize("field", ["email", "code"])
@pytest.mark.parametrize("said", HOSTILE)
async def test_odd_words_at_the_door_are_answered(
    client: httpx.AsyncClient, town: Any, field: str, said: str
) -> None:
    buckets.forget()
    path = "/case/sign-in" if field == "email" else "/case/code"
    answer = await client.post(path, data={field: said})
    assert answer.status_code in {400, 422}
    assert "<script>alert" not in answer.text
    assert not await CodeRequests.select()


@pytest.mark.parametrize("said", HOSTILE)
async def test_odd_choices_are_answered(signed: httpx.AsyncClient, said: str) -> None:
    buckets.forget()
    for path in ("/case/choices", "/case/address", "/case/address/code"):
        data = {"language": said, "wording": said, "email": said, "code": said}
        assert (await signed.post(path, data=data)).status_code in {400, 422}
