"""From how long an answer takes nobody learns who works here: the work is the same."""

from typing import Any

import pyotp
import pytest

from schemas.occasion import Occasion
from server.officers import password
from server.officers.actions.officer_add import add_officer
from server.officers.actions.session_open import SignIn, open_officer_session
from server.officers.people import Person
from server.plumbing import clock
from server.plumbing.database import opened
from server.plumbing.locking import DataKey

KNOWN, UNKNOWN = "awel@cwm.example", "nobody@cwm.example"


class Counted:
    """Counts what costs time in a sign-in, and does it all the same."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.done: list[str] = []
        self.watch(patch, password, "_verify")
        self.watch(patch, pyotp.TOTP, "generate_otp")
        self.watch(patch, DataKey, "unlock")
        self.watch(patch, type(opened.here()), "run")

    def watch(self, patch: pytest.MonkeyPatch, owner: Any, name: str) -> None:
        real = getattr(owner, name)

        def counted(*given: Any, **named: Any) -> Any:
            self.done.append(name)
            return real(*given, **named)

        patch.setattr(owner, name, counted)


async def work_of(email: str, counted: Counted) -> list[str]:
    counted.done.clear()
    occasion = Occasion("o:unknown", clock.now(), "0190-try")
    assert await open_officer_session(occasion, SignIn(email, "not-it-at-all", "000000")) is None
    return sorted(counted.done)


async def test_a_wrong_password_and_an_unknown_officer_cost_the_same(
    force: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    occasion = Occasion("peel", clock.now(), "0190-add")
    person = Person(name="Awel", email=KNOWN, collar="")
    await add_officer(occasion, person, "officer", "correct-horse-battery", "Peel")
    counted = Counted(monkeypatch)
    known, unknown = await work_of(KNOWN, counted), await work_of(UNKNOWN, counted)
    assert known == unknown
    assert known.count("_verify") == 1
    assert known.count("run") == 2
