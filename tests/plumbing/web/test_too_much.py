"""A body that is too large or packed is refused at its first byte too many."""

from collections.abc import AsyncIterator

import httpx


async def test_a_form_above_its_limit_is_413(client: httpx.AsyncClient) -> None:
    answer = await client.post("/desk/sign-in", content=b"email=" + b"x" * 1_100_000)
    assert answer.status_code == 413


async def test_a_body_that_lies_about_its_length_is_counted(client: httpx.AsyncClient) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(12):
            yield b"a" * 100_000

    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = await client.post("/desk/sign-in", content=pieces(), headers=headers)
    assert answer.status_code == 413


async def test_photographs_are_taken_on_a_reports_pages_only(client: httpx.AsyncClient) -> None:
    files = {"photos": ("a.jpg", b"x" * 1_500_000, "image/jpeg")}
    assert (await client.post("/desk/sign-in", files=files)).status_code == 413
    assert (await client.post("/r/s-none/photos", files=files)).status_code != 413


async def test_a_packed_form_is_not_unpacked(client: httpx.AsyncClient) -> None:
    answer = await client.post("/desk/sign-in", content=b"x", headers={"Content-Encoding": "gzip"})
    assert answer.status_code == 415
