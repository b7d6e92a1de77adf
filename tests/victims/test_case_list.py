"""The list stays fast and its titles tell nothing."""

from typing import Any

import httpx


async def test_the_list_asks_no_more_of_the_database_for_more_cases(
    client: httpx.AsyncClient, town: Any, nia: str, case: str, monkeypatch: Any
) -> None:
    from server.plumbing.database import opened  # noqa: PLC0415

    await town.sign_in(client)
    counted: list[int] = []
    engine = opened.here()
    run = engine.run

    async def counting(*given: Any) -> Any:
        counted[-1] += 1
        return await run(*given)

    monkeypatch.setattr(engine, "run", counting)
    for _ in range(2):
        counted.append(0)
        await client.get("/case")
        for _ in range(4):
            await town.open(nia)
    assert counted[0] == counted[1] > 0


async def test_titles_and_addresses_tell_nothing(
    client: httpx.AsyncClient, town: Any, case: str
) -> None:
    await town.sign_in(client)
    for path in ("/case", f"/case/{case}", "/case/choices", "/case/sign-in", "/case/code"):
        answer = await client.get(path)
        title = answer.text.partition("<title>")[2].partition("</title>")[0]
        assert title in {"Updates", "Update", "Your choices", "Sign in", "Your code"}
        assert answer.headers["cache-control"] == "no-store"
