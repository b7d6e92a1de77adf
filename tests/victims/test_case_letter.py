"""A victim writes to the officer, and it is kept locked."""

from typing import Any

import httpx
import pytest

from server.cases.tables import CaseMessages


async def test_a_victim_writes_to_the_officer_and_it_is_kept_locked(
    client: httpx.AsyncClient, town: Any, case: str
) -> None:
    await town.sign_in(client)
    said = "The lock was blue. <b>Diolch</b>\0"
    answer = await client.post(f"/case/{case}/message", data={"text": said})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/case/{case}")
    assert (
        "The lock was blue. &lt;b&gt;Diolch&lt;/b&gt;" in (await client.get(f"/case/{case}")).text
    )
    assert b"lock was blue" not in bytes((await CaseMessages.select())[0]["text"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Write something first"),
        (" \n ", "Write something first"),
        ("é" * 4001, "4000 letters"),
    ],
)
async def test_what_cannot_be_sent_is_shown_again(
    client: httpx.AsyncClient, town: Any, case: str, text: str, told: str
) -> None:
    await town.sign_in(client)
    answer = await client.post(f"/case/{case}/message", data={"text": text})
    assert answer.status_code == 422
    assert told in answer.text
    assert text.strip() in answer.text
    assert not await CaseMessages.select()
