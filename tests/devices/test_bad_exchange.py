"""What is no exchange gets a clear problem and changes nothing."""

import pytest

from kit.http_phone import Phone

pytestmark = pytest.mark.anyio

BAD = {
    "nothing": (b"", 400),
    "half of it": (b'{"proto":1,"nonce":"nonce-of', 400),
    "a page": (b"<html>Sign in to Wi-Fi</html>", 400),
    "a list": (b"[]", 400),
    "a nonce of one sign": (b'{"proto":1,"nonce":"a"}', 400),
    "a nonce that is no text": (b'{"proto":1,"nonce":7}', 400),
    "broken letters": (b'{"proto":1,"nonce":"\xff\xff\xff\xff\xff\xff\xff\xff"}', 400),
    "a deep hole": (b'{"proto":1,"nonce":"nonce-of-mine","x":' + b"[" * 60_000, 400),
    "ops that are no list": (b'{"proto":1,"nonce":"nonce-of-mine","ops":{}}', 400),
    "a cursor that is none": (
        b'{"proto":1,"nonce":"nonce-of-mine","cursors":{"d:a":"x"}}',
        400,
    ),
    "too many ops": (
        b'{"proto":1,"nonce":"nonce-of-mine","ops":[' + b"1," * 32 + b"1]}",
        413,
    ),
    "too many bytes": (b" " * 65_537, 413),
}


@pytest.mark.parametrize(("body", "status"), BAD.values(), ids=BAD)
async def test_what_is_no_exchange_gets_a_clear_problem(
    phone: Phone, body: bytes, status: int
) -> None:
    answer = await phone.post(body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert b"nonce-of" not in answer.content


async def test_a_bomb_is_not_unpacked(phone: Phone) -> None:
    assert (await phone.post_packed(b" " * 3_000_000)).status_code == 413


async def test_what_is_not_packed_as_it_says_is_refused(phone: Phone) -> None:
    for body in (b"{}", b"\x1f\x8b\x08\x00cut"):
        assert (await phone.post(body, Content_Encoding="gzip")).status_code == 400


@pytest.mark.parametrize(
    ("header", "value"),
    [("Content_Type", "text/plain"), ("Content_Type", ""), ("Content_Encoding", "br")],
)
async def test_another_kind_of_content_is_refused(phone: Phone, header: str, value: str) -> None:
    assert (await phone.post(b"{}", **{header: value})).status_code == 415


@pytest.mark.parametrize(
    "said", ["", "Bearer x", "Peel-Device x.y", "Peel-Device ../../x." + "A" * 43]
)
async def test_who_does_not_say_who_they_are_is_turned_away(phone: Phone, said: str) -> None:
    assert (await phone.post(b"{}", Authorization=said)).status_code in {401, 403}
