"""A person is added from the contact answers of a report.

Whoever reads a mailbox can sign in with it, so one mailbox is one person: a report that names a
known mailbox leads to the person already there, and the stricter of both rules holds from then on.
"""

import msgspec
from msgspec import Struct

from schemas.occasion import Occasion
from schemas.verbs.person import PersonAdd
from server.audit.actions.record import record
from server.contact.answers import (
    ContactAnswers,
    is_safe,
    language_of,
    quiet_of,
    read_email,
    read_phone,
    risk_of,
    ways_of,
)
from server.contact.mailbox import mailbox, reader_of
from server.contact.tables import ContactPoints, Envelopes, People
from server.forces.locking import keep_key
from server.plumbing.keys import keys
from server.plumbing.locking import DataKey

__all__ = ["ContactAnswers", "NewPerson", "add_person", "prepare_person"]


class NewPerson(Struct, frozen=True):
    """A person ready to be written: everything locked, nothing left to decide."""

    id: str
    answers: ContactAnswers
    known: bool = False
    key: DataKey | None = None
    details: bytes = b""
    points: list[tuple[str, bytes, str]] = []


async def prepare_person(occasion: Occasion, answers: ContactAnswers) -> NewPerson:
    """Call outside the unit: finds the mailbox if known, makes the key, locks the words."""
    email, phone = read_email(answers.email), read_phone(answers.phone)
    answers = msgspec.structs.replace(answers, email=email, phone=phone)
    known = await reader_of(mailbox(email)) if email else ""
    if known:
        return NewPerson(known, answers, known=True)
    person, key = occasion.derive("person"), DataKey.new()
    details = key.lock(msgspec.json.encode({"name": answers.full_name}), f"people/{person}")
    points = []
    if email:
        points.append(("email", key.lock(email, f"contact_points/{person}"), mailbox(email)))
    if phone:
        number = keys().index(f"phone/{person}/{phone}")
        points.append(("phone", key.lock(phone, f"contact_points/{person}"), number))
    return NewPerson(person, answers, key=key, details=details, points=points)


async def add_person(occasion: Occasion, new: NewPerson) -> str:
    """Call inside the unit; the person's id comes back."""
    if new.known:
        await _tighten(new)
    else:
        await _write(occasion, new)
    codes = PersonAdd(at_risk=risk_of(new.answers), points=len(new.points), known=new.known)
    await record(occasion, new.id, codes)
    return new.id


async def _write(occasion: Occasion, new: NewPerson) -> None:
    answers, at = new.answers, occasion.at
    quiet_from, quiet_to = quiet_of(answers)
    if new.key is not None:
        await keep_key(new.id, new.key)
    person = People(
        id=new.id,
        details=new.details,
        language=language_of(answers),
        at_risk=risk_of(answers),
        made_at=at,
    )
    await People.insert(person)
    envelope = Envelopes(
        id=new.id,
        quiet_from=quiet_from,
        quiet_to=quiet_to,
        allow=msgspec.json.encode(ways_of(answers)).decode(),
        changed_at=at,
    )
    await Envelopes.insert(envelope)
    for kind, address, index in new.points:
        await _write_point(occasion, new, (kind, address, index))


async def _write_point(occasion: Occasion, new: NewPerson, point: tuple[str, bytes, str]) -> None:
    """A mailbox that another unit took a moment ago stays where it is: this person has none."""
    kind, address, index = point
    row = ContactPoints(
        id=occasion.derive("point", kind),
        person=new.id,
        kind=kind,
        address=address,
        hash=index,
        safe=is_safe(new.answers),
        confirmed_at=occasion.at,
        made_at=occasion.at,
    )
    await ContactPoints.insert(row).on_conflict(action="DO NOTHING", target=ContactPoints.hash)


async def _tighten(new: NewPerson) -> None:
    """The stricter of both: danger stays, an unsafe mailbox stays unsafe."""
    if risk_of(new.answers) != "no":
        harsher = risk_of(new.answers)
        await People.update({People.at_risk: harsher}).where(
            People.id == new.id, People.at_risk != "yes"
        )
    if not is_safe(new.answers):
        await ContactPoints.update({ContactPoints.safe: False}).where(
            ContactPoints.person == new.id, ContactPoints.kind == "email"
        )
