"""Even where the page that tells a problem is broken, the problem is told."""

import httpx
import pytest

from server.plumbing import render


async def test_a_problem_is_told_without_its_page(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_given: object) -> str:
        raise RuntimeError("template")

    monkeypatch.setattr(render, "render", breaks)
    answer = await client.get("/desk/tasks/none")
    assert answer.status_code == 404
    assert answer.json()["code"] == "not-found"
