"""Answers are packed where that is safe."""

import httpx


async def test_a_page_is_packed_with_brotli_where_the_browser_takes_it(
    client: httpx.AsyncClient,
) -> None:
    packed = await client.get("/desk/sign-in", headers={"Accept-Encoding": "gzip, br"})
    plain = await client.get("/desk/sign-in", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "br"
    assert packed.text == plain.text
    assert int(packed.headers["content-length"]) < len(plain.content) / 2
    assert "content-encoding" not in plain.headers


async def test_what_is_private_is_not_packed_beside_what_was_asked(
    client: httpx.AsyncClient,
) -> None:
    headers = {"Accept-Encoding": "br", "Cookie": "peel=x"}
    answer = await client.get("/desk/sign-in?find=word", headers=headers)
    assert "content-encoding" not in answer.headers
