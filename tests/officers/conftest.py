"""An officer of the force, and what they type."""

from collections.abc import Callable

import pyotp
import pytest

from schemas.occasion import Occasion
from server.officers.actions.officer_add import Added, add_officer
from server.officers.people import Person
from server.plumbing import clock

PASSWORD = "correct-horse-battery"
AWEL = Person(name="Awel Pritchard", email="awel@cwm.example", collar="1234")
Typed = Callable[..., dict[str, str]]


@pytest.fixture
async def awel(force: str) -> Added:
    occasion = Occasion("peel", clock.now(), "0190-add")
    return await add_officer(occasion, AWEL, "officer", PASSWORD, "Peel cwm")


@pytest.fixture
def typed(awel: Added) -> Typed:
    """The sign-in form filled in as it is right now, with some fields changed."""

    def fill(**changed: str) -> dict[str, str]:
        code = pyotp.TOTP(awel.secret).at(clock.now() // 1000)
        return {"email": AWEL.email, "password": PASSWORD, "code": code, **changed}

    return fill
