"""An officer signs in with a password and a code, and no code works twice."""

from collections.abc import Callable

import httpx
import pyotp
import pytest

from schemas.occasion import Occasion
from server.officers.actions.officer_add import Added, KnownAlreadyError, add_officer
from server.officers.people import Person, all_officers
from server.plumbing import clock
from server.plumbing.access import buckets

PASSWORD = "correct-horse-battery"
AWEL = Person(name="Awel Pritchard", email="awel@cwm.example", collar="1234")


@pytest.fixture
async def awel(force: str) -> Added:
    buckets.forget()
    return await add_officer(
        Occasion("peel", clock.now(), "0190-add"), AWEL, "officer", PASSWORD, "Peel cwm"
    )


def typed(added: Added, **changed: str) -> dict[str, str]:
    code = pyotp.TOTP(added.secret).at(clock.now() // 1000)
    return {"email": AWEL.email, "password": PASSWORD, "code": code, **changed}


async def test_the_right_details_open_the_desk(client: httpx.AsyncClient, awel: Added) -> None:
    answer = await client.post("/desk/sign-in", data=typed(awel))
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk")
    assert (await client.get("/desk/tasks")).status_code == 200
