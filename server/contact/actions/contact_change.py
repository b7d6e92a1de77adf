"""A person changes how they may be reached. Another address counts only when it is proved."""

from typing import Any

import msgspec
from piccolo.columns import Column

from schemas.occasion import Occasion
from schemas.verbs.contact import ContactChange
from server.audit.actions.record import record
from server.contact.tables import ContactPoints, Envelopes, People
from server.forces.locking import key_of
from server.plumbing.database import unit
from server.plumbing.keys import keys

DAY = 24 * 60


class Wish(msgspec.Struct, frozen=True):
    """What the person wants from now on."""

    language: str
    email: bool
    push: bool
    safe: bool
    wording: str
    quiet_from: int
    quiet_to: int


async def change_contact(occasion: Occasion, person: str, wish: Wish) -> None:
    await unit(_change, occasion, person, wish)


async def _change(occasion: Occasion, person: str, wish: Wish) -> None:
    allow = [way for way, wanted in (("email", wish.email), ("push", wish.push)) if wanted]
    values: dict[Column | str, Any] = {
        Envelopes.quiet_from: wish.quiet_from % DAY,
        Envelopes.quiet_to: wish.quiet_to % DAY,
        Envelopes.allow: msgspec.json.encode(allow).decode(),
        Envelopes.wording: wish.wording,
        Envelopes.changed_at: occasion.at,
    }
    await Envelopes.update(values).where(Envelopes.id == person)
    await People.update({People.language: wish.language}).where(People.id == person)
    await ContactPoints.update({ContactPoints.safe: wish.safe}).where(
        (ContactPoints.person == person) & (ContactPoints.kind == "email")
    )
    codes = ContactChange(allow=allow, wording=wish.wording, held=False)
    await record(occasion, person, codes)


async def name_new_address(occasion: Occasion, person: str, email: str) -> None:
    """Everything automatic waits from here until the new address is proved or given up."""
    key = await key_of(person)
    row = ContactPoints(
        id=occasion.derive("new-address"),
        person=person,
        kind="email",
        address=key.lock(email, f"contact_points/{person}"),
        hash=keys().index(f"unproved/{person}"),
        safe=False,
        confirmed_at=0,
        made_at=occasion.at,
    )
    await unit(_name, occasion, row)


async def _name(occasion: Occasion, row: ContactPoints) -> None:
    await drop_new_address(row.person)
    await ContactPoints.insert(row)
    await Envelopes.update(
        {Envelopes.held_at: occasion.at, Envelopes.changed_at: occasion.at}
    ).where(Envelopes.id == row.person)
    await record(occasion, row.person, ContactChange(allow=[], wording="", held=True))


async def drop_new_address(person: str) -> None:
    """In a unit."""
    await ContactPoints.delete().where(
        (ContactPoints.person == person)
        & (ContactPoints.kind == "email")
        & (ContactPoints.confirmed_at == 0)
    )
