"""Everything the gate needs to know about one person, read as it is now."""

import msgspec

from server.contact.gate import Envelope, Point
from server.contact.tables import ContactPoints, Envelopes, People, PushAddresses


class Reach(msgspec.Struct, frozen=True):
    """A person's rules and ways; an absent person is at unknown risk and has no ways."""

    envelope: Envelope
    points: list[Point]
    language: str = "both"


async def reach_of(person: str) -> Reach:
    row = await People.select(People.language, People.at_risk).where(People.id == person).first()
    rules = await Envelopes.select().where(Envelopes.id == person).first()
    if row is None or rules is None:
        return Reach(Envelope(), [])
    envelope = Envelope(
        at_risk=row["at_risk"],
        permits=bool(rules["permits"]),
        wording=rules["wording"],
        allow=tuple(msgspec.json.decode(rules["allow"], type=list[str])),
        quiet_from=rules["quiet_from"],
        quiet_to=rules["quiet_to"],
        held_at=rules["held_at"],
    )
    return Reach(envelope, [*await _said(person), *await _pushes(person)], row["language"])


async def _said(person: str) -> list[Point]:
    rows = await ContactPoints.select(
        ContactPoints.id, ContactPoints.kind, ContactPoints.safe, ContactPoints.confirmed_at
    ).where(ContactPoints.person == person)
    return [Point(row["id"], row["kind"], bool(row["safe"]), row["confirmed_at"]) for row in rows]


async def _pushes(person: str) -> list[Point]:
    """Turned on in the person's own signed-in browser, by a button that asks whether it is safe."""
    rows = await PushAddresses.select(PushAddresses.id, PushAddresses.confirmed_at).where(
        PushAddresses.owner == f"v:{person}"
    )
    return [Point(row["id"], "push", safe=True, confirmed_at=row["confirmed_at"]) for row in rows]
