"""A victim sees their own cases and learns nothing of another's."""

from typing import Any

import httpx
import msgspec

from schemas.ids import uuid7
from server.cases.tables import CaseMessages
from server.forces.locking import destroy_key
from server.plumbing import clock
from server.plumbing.database import unit


async def test_a_case_of_another_and_a_case_that_is_not_there_are_the_same(
    client: httpx.AsyncClient, town: Any, case: str, answers: Any
) -> None:
    other = msgspec.structs.replace(answers, full_name="Ifan", email="ifan@example.com")
    foreign = await town.open(await town.add(other), "Ifan's secret")
    await town.sign_in(client)
    absent = uuid7(clock.now())
    for path in ("/case/{}", "/cy/case/{}"):
        theirs, none = [await client.get(path.format(one)) for one in (foreign, absent)]
        assert theirs.status_code == none.status_code == 404
        assert theirs.text.replace(foreign, "") == none.text.replace(absent, "")
    letter = {"text": "hello"}
    for one in (foreign, absent):
        assert (await client.post(f"/case/{one}/message", data=letter)).status_code == 404
    assert not await CaseMessages.select()
    assert "secret" not in (await client.get("/case")).text


async def test_nobody_sees_a_case_without_signing_in(
    client: httpx.AsyncClient, town: Any, case: str
) -> None:
    answer = await client.get(f"/case/{case}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/case/sign-in")
    assert (await client.post(f"/case/{case}/message", data={"text": "x"})).status_code == 401


async def test_an_erased_case_is_not_there_either(
    signed: httpx.AsyncClient, town: Any, case: str
) -> None:
    await unit(destroy_key, case)
    assert (await signed.get(f"/case/{case}")).status_code == 404
    assert (await signed.get("/case")).status_code == 200
    answer = await signed.post(f"/case/{case}/message", data={"text": "hello"})
    assert answer.status_code == 404
