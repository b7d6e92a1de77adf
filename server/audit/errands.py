"""The rows of what must happen later: queued, held for a while, done, put off, given up."""

from schemas.occasion import Occasion
from server.audit.errand import Errand
from server.audit.poke import poke_later
from server.audit.tables import Errands
from server.plumbing.database import compiled, insert_row, unit
from server.plumbing.database.opened import here

LEASE_MS = 60_000
# The oldest of each lane that is due, held by nobody and not put off. Without a lane: any.
CLAIM = """
UPDATE errands SET lease_at = {}, attempts = attempts + 1 WHERE id IN (
  SELECT id FROM errands AS e
  WHERE done_at IS NULL AND due_at <= {} AND lease_at <= {} AND retry_at <= {}
  AND (lane = '' OR NOT EXISTS (
    SELECT 1 FROM errands AS f WHERE f.lane = e.lane AND f.done_at IS NULL
    AND (f.due_at, f.id) < (e.due_at, e.id)))
  ORDER BY due_at, id LIMIT {} LOCK)
RETURNING id, action, subject, lane, due_at, attempts, op
"""


async def later(occasion: Occasion, action: str, subject: str, due_at: int, lane: str) -> None:
    """In a unit: queue one errand. The same action for the same subject and op is queued once."""
    row = {
        "id": occasion.derive("errand", action, subject),
        "action": action,
        "subject": subject,
        "lane": lane,
        "due_at": due_at,
        "op": occasion.op,
    }
    await insert_row(Errands, row, on_conflict="DO NOTHING")
    poke_later()


_due = compiled(
    lambda due, held, put_off: (
        Errands.select(Errands.id)
        .where(
            Errands.done_at.is_null()
            & (Errands.due_at <= due)
            & (Errands.lease_at <= held)
            & (Errands.retry_at <= put_off)
        )
        .first()
    ),
    point=True,
)


async def is_any_due(now: int) -> bool:
    """A look that takes no lock, for the many times when there is nothing to do."""
    return await _due(now, now, now) is not None


async def claim(now: int, limit: int) -> list[Errand]:
    """Hold up to so many for a minute, oldest first."""
    lock = "FOR UPDATE SKIP LOCKED" if here().kind == "postgres" else ""
    found = await unit(_claim, CLAIM.replace("LOCK", lock).strip(), now, limit)
    return sorted(found, key=lambda errand: (errand.due_at, errand.id))


async def _claim(sql: str, now: int, limit: int) -> list[Errand]:
    rows = await Errands.raw(sql, now + LEASE_MS, now, now, now, limit)
    return [Errand(**row) for row in rows]


_done = compiled(
    lambda id, at: Errands.update({Errands.done_at: at}).where(  # noqa: A006
        (Errands.id == id) & Errands.done_at.is_null()
    )
)


async def finish(errand: Errand, now: int) -> None:
    """It is done; the next of its lane may go."""
    await unit(_done, errand.id, now, lane=errand.id)


async def put_off(errand: Errand, until: int) -> None:
    """It failed for now."""
    change = {Errands.lease_at: 0, Errands.retry_at: until}
    await unit(_change, errand.id, change, lane=errand.id)


async def _change(errand: str, change: dict[object, int]) -> None:
    await Errands.update(change).where((Errands.id == errand) & Errands.done_at.is_null())  # type: ignore[arg-type]


async def let_go_of_all() -> None:
    """A worker that takes over hands out at once what the last one held."""
    held = Errands.done_at.is_null() & (Errands.lease_at > 0)
    await Errands.update({Errands.lease_at: 0}).where(held)
