"""Who works here is kept once, and locked."""

import pytest

from schemas.occasion import Occasion
from server.officers.actions.officer_add import Added, KnownAlreadyError, add_officer
from server.officers.people import Person, all_officers
from server.officers.tables import Officers
from server.plumbing import clock

EMAIL, PASSWORD = "awel@cwm.example", "correct-horse-battery"


async def test_one_address_is_one_officer(awel: Added) -> None:
    again = Person(name="Other", email=" AWEL@cwm.example ", collar="")
    with pytest.raises(KnownAlreadyError):
        await add_officer(
            Occasion("peel", clock.now(), "0190-more"),
            again,
            "editor",
            "correct-horse-battery",
            "Peel",
        )
    assert [person for _, _, person in await all_officers()] == [
        Person(name="Awel Pritchard", email=EMAIL, collar="1234")
    ]


async def test_nothing_of_an_officer_stands_in_clear(awel: Added) -> None:
    row = await Officers.select().first()
    assert row is not None
    said = repr(row)
    for word in ("Awel", EMAIL, "1234", awel.secret, PASSWORD):
        assert word not in said
