"""The queue shows what waits, gravest first, in a constant number of queries."""

from typing import Any

import httpx


async def test_a_report_stands_in_the_queue_with_what_and_where(
    client: httpx.AsyncClient, awel: str, report: Any
) -> None:
    await report()
    page = await client.get("/desk")
    assert page.status_code == 200
    for words in ("They cut the lock by the chapel.", "Chapel Street", "OFFICIAL-SENSITIVE"):
        assert words in page.text
