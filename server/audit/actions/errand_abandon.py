"""An errand that keeps failing becomes a person's task, and its lane goes on."""

from schemas.occasion import Occasion
from schemas.verbs.errand import ErrandAbandon
from server.audit.actions.record import record
from server.audit.errand import Errand
from server.audit.events import GIVE_UP
from server.audit.tables import Errands
from server.plumbing.database import unit


async def abandon_errand(errand: Errand, now: int) -> None:
    """The task and the freed lane are one unit of work: neither happens without the other."""
    await unit(_abandon, errand, now, lane=errand.id)


async def _abandon(errand: Errand, now: int) -> None:
    for make_task in GIVE_UP:
        await make_task(errand, now)
    await Errands.update({Errands.done_at: now, Errands.given_up_at: now}).where(
        (Errands.id == errand.id) & Errands.done_at.is_null()
    )
    codes = ErrandAbandon(action=errand.action, attempts=errand.attempts)
    await record(Occasion(by="peel", at=now, op=errand.id), errand.subject, codes)
