"""What every answer carries, a refusal too."""

import httpx


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
