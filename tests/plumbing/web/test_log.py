"""The log names routes and nobody."""

import json
import logging

import httpx
import pytest

CANARY = "canary-4e11"


async def test_a_line_holds_the_pattern_and_no_word_that_was_sent(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "peel")
    await client.post(f"/desk/tasks/{CANARY}/done?q={CANARY}", headers={"Cookie": f"peel={CANARY}"})
    await client.post("/desk/sign-in", data={"email": f"{CANARY}@x.example", "password": CANARY})
    lines = [r.getMessage() for r in caplog.records if r.name.startswith("peel")]
    assert [json.loads(line)["route"] for line in lines] == [
        "/desk/tasks/{task}/done",
        "/desk/sign-in",
    ]
    assert CANARY not in "".join(lines)


async def test_a_line_says_how_it_ended(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "peel")
    answer = await client.get("/nothing", headers={"Host": "elsewhere.example"})
    said = json.loads(caplog.records[0].getMessage())
    assert said["status"] == 421
    assert said["request"] == answer.headers["x-request-id"]
    assert set(said) == {"method", "route", "status", "ms", "force", "request"}
