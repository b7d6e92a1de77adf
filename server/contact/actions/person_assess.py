"""An officer judges whether a person is at risk, and whether they asked for messages even so."""

from schemas.occasion import Occasion
from schemas.verbs.person import PersonAssess
from server.audit.actions.record import record
from server.contact.tables import Envelopes, People
from server.plumbing.database import unit

RISKS = frozenset({"unknown", "no", "yes"})


async def assess_person(occasion: Occasion, person: str, at_risk: str, permits: bool) -> bool:
    """False for a person who is not there or a word that is no risk."""
    if at_risk not in RISKS:
        return False
    return await unit(_assess, occasion, person, (at_risk, permits))


async def _assess(occasion: Occasion, person: str, judged: tuple[str, bool]) -> bool:
    at_risk, permits = judged
    known = (
        await People.update({People.at_risk: at_risk})
        .where(People.id == person)
        .returning(People.id)
    )
    if not known:
        return False
    await Envelopes.update({Envelopes.permits: permits, Envelopes.changed_at: occasion.at}).where(
        Envelopes.id == person
    )
    await record(occasion, person, PersonAssess(at_risk=at_risk, permits=permits))
    return True
