"""A signed-in browser asks to be told by push."""

import msgspec

from schemas.occasion import Occasion
from schemas.verbs.push import PushSubscribe
from server.audit.actions.record import record
from server.contact.actions.push_forget import hash_of
from server.contact.push_address import PushAddress
from server.contact.tables import Envelopes, PushAddresses
from server.forces.locking import key_of
from server.plumbing.database import unit


class Subscriber(msgspec.Struct, frozen=True):
    """Owner is `v:<person>` or `o:<officer>`; session is the hashed id it ends with."""

    owner: str
    session: str


async def subscribe(occasion: Occasion, who: Subscriber, address: PushAddress) -> None:
    """Said again at every visit; changes nothing when it is known already."""
    hashed = hash_of(address.endpoint)
    known = await PushAddresses.select().where(PushAddresses.hash == hashed).first()
    if known and (known["owner"], known["session"]) == (who.owner, who.session):
        return
    key = await key_of(who.owner.partition(":")[2])
    row = PushAddresses(
        id=occasion.derive("push-address"),
        owner=who.owner,
        session=who.session,
        address=key.lock(msgspec.json.encode(address), f"push_addresses/{hashed}"),
        hash=hashed,
        confirmed_at=occasion.at,
        made_at=occasion.at,
    )
    await unit(_write, occasion, row)


async def _write(occasion: Occasion, row: PushAddresses) -> None:
    """One browser is one address: it leaves whoever had it before."""
    before = (
        await PushAddresses.delete()
        .where(PushAddresses.hash == row.hash)
        .returning(PushAddresses.owner)
    )
    await PushAddresses.insert(row)
    kind, _, subject = row.owner.partition(":")
    if kind == "v":
        await _allow_push(subject)
    moved = any(old["owner"] != row.owner for old in before)
    await record(occasion, subject, PushSubscribe(address=row.id, moved=moved))


async def _allow_push(person: str) -> None:
    """Turning it on is the person's permission for this way."""
    rules = await Envelopes.select(Envelopes.allow).where(Envelopes.id == person).first()
    allow = set(msgspec.json.decode(rules["allow"], type=list[str])) if rules else set()
    said = msgspec.json.encode(sorted(allow | {"push"})).decode()
    await Envelopes.update({Envelopes.allow: said}).where(Envelopes.id == person)
