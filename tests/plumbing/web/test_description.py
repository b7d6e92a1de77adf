"""Programs learn from the description what they may ask, and every status they may get."""

import httpx


async def test_the_description_names_every_route_and_its_refusals(
    client: httpx.AsyncClient,
) -> None:
    answer = await client.get("/api/openapi.json")
    assert answer.status_code == 200
    said = answer.json()
    assert {"/health", "/ready", "/sync/v1", "/desk/sign-in"} <= said["paths"].keys()
    silent = [
        (path, method)
        for path, methods in said["paths"].items()
        for method, one in methods.items()
        if "403" not in one["responses"] and not path.startswith("/api")
    ]
    assert silent == []


async def test_nothing_else_lies_below_the_description(client: httpx.AsyncClient) -> None:
    for path in ("/api/anything", "/api/openapi.yaml"):
        assert (await client.get(path)).json()["code"] == "not-found"
