"""Only our own pages, and devices that prove themselves, may change anything."""

import httpx
import pytest

OURS = "http://localhost"
REFUSED = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://localhost.evil.example"},
    {"Origin": "https://localhost"},
    {"Origin": "http://localhost:8001"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": OURS, "Sec-Fetch-Site": "cross-site"},
    {"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"},
    {"Authorization": "Bearer x"},
    {},
]
ALLOWED = [{"Origin": OURS}, {"Sec-Fetch-Site": "same-origin"}]


@pytest.mark.parametrize("headers", REFUSED, ids=str)
async def test_a_foreign_post_is_refused(
    client: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    del client.headers["Origin"]
    answer = await client.post("/desk/sign-out", headers=headers)
    assert answer.status_code == 403
    assert "That came from another site" in answer.text


@pytest.mark.parametrize("headers", ALLOWED, ids=str)
async def test_our_own_post_comes_in(client: httpx.AsyncClient, headers: dict[str, str]) -> None:
    del client.headers["Origin"]
    answer = await client.post("/desk/sign-out", headers=headers)
    assert answer.status_code == 303


async def test_a_device_needs_no_origin(client: httpx.AsyncClient) -> None:
    del client.headers["Origin"]
    headers = {"Authorization": "Peel-Device 0190.secret"}
    assert (await client.post("/desk/sign-out", headers=headers)).status_code == 303
