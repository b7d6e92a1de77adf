"""Push subscriptions end: turned off, signed out, or gone at the push service."""

from piccolo.columns.combination import Where, WhereRaw

from schemas.occasion import Occasion
from schemas.verbs.push import PushForget
from server.audit.actions.record import record
from server.contact.tables import PushAddresses
from server.plumbing.database import unit
from server.plumbing.keys import keys


def hash_of(endpoint: str) -> str:
    return keys().index(f"push/{endpoint}")


async def forget_gone(occasion: Occasion, address: str) -> None:
    """The push service says this subscription is no more."""
    await unit(_forget, occasion, "gone", PushAddresses.id == address)


async def forget_endpoint(occasion: Occasion, owner: str, endpoint: str) -> None:
    """Turned off in the browser it belongs to."""
    mine = (PushAddresses.hash == hash_of(endpoint)) & (PushAddresses.owner == owner)
    await unit(_forget, occasion, "turned-off", mine)


async def forget_session(occasion: Occasion, session: str) -> None:
    """In a unit: the session it was made in has ended."""
    await _forget(occasion, "session-ended", PushAddresses.session == session)


async def _forget(occasion: Occasion, reason: str, which: Where | WhereRaw) -> None:
    rows = await PushAddresses.delete().where(which).returning(PushAddresses.owner)
    for owner in sorted({row["owner"] for row in rows}):
        count = sum(row["owner"] == owner for row in rows)
        subject = owner.partition(":")[2]
        await record(occasion, subject, PushForget(addresses=count, reason=reason))
