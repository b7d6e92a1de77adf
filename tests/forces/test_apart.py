"""Two forces in one process know nothing of each other."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from server.forces.new_force import write_force
from server.forces.registry import Force
from server.plumbing import clock
from server.plumbing.access.sessions import open_session
from server.plumbing.access.tables import Sessions
from server.plumbing.database import close_forces, in_force, open_forces
from server.plumbing.keys import keys

DALE = {"Host": "dale.localhost", "Origin": "http://dale.localhost"}


@pytest.fixture
async def dale(client: httpx.AsyncClient, database: str, tmp_path: Path) -> AsyncIterator[str]:
    """A second force beside `cwm`, its database a copy of the empty one."""
    if not database.startswith("sqlite:"):
        pytest.skip("a copy of a file is a second database on SQLite only")
    path = tmp_path / "dale.sqlite3"
    shutil.copyfile(database.removeprefix("sqlite:"), path)
    address = f"sqlite:{path}"
    write_force(
        Force(id="dale", name={"en": "Dale Police"}, hosts=[], reference="DAL", database=address)
    )
    await open_forces({"dale": address})
    yield "dale"
    await close_forces()


async def test_a_session_of_one_force_opens_nothing_at_another(
    client: httpx.AsyncClient, dale: str
) -> None:
    token = await open_session("officer", "0190-awel", "officer", clock.now(), "Awel")
    cookie = {"Cookie": f"peel={token}"}
    assert (await client.get("/desk/tasks", headers=cookie)).status_code == 200
    assert (await client.get("/desk/tasks", headers={**cookie, **DALE})).status_code == 303
    with in_force(dale):
        assert await Sessions.count() == 0


async def test_each_force_has_its_own_name_keys_and_bundle(
    client: httpx.AsyncClient, dale: str
) -> None:
    cwm = (await client.get("/bundle.json")).json()
    other = (await client.get("/bundle.json", headers=DALE)).json()
    assert (cwm["force"]["id"], other["force"]["id"]) == ("cwm", "dale")
    assert cwm["key"] != other["key"]
    assert "Dale Police" in (await client.get("/desk/sign-in", headers=DALE)).text
    with in_force(dale):
        assert keys().sealing_id() == other["key"]["id"]


async def test_a_force_without_welsh_has_no_welsh_pages(
    client: httpx.AsyncClient, dale: str
) -> None:
    assert (await client.get("/cy/desk/sign-in", headers=DALE)).status_code == 404
    assert "Cymraeg" not in (await client.get("/desk/sign-in", headers=DALE)).text


async def test_one_force_may_not_post_to_another(client: httpx.AsyncClient, dale: str) -> None:
    headers = {"Host": "dale.localhost", "Origin": "http://localhost"}
    assert (await client.post("/desk/sign-out", headers=headers)).status_code == 403
