"""Files that nobody went on sending make room after a fortnight."""

from server.plumbing import clock
from server.plumbing.database import unit
from sync.pieces import forget_orphan
from sync.queries import orphans

FORTNIGHT = 14 * 24 * 3600 * 1000


async def forget_orphans() -> None:
    """A timer, for the force in hand; what is left over goes at the next tick."""
    for row in await orphans(clock.now() - FORTNIGHT):
        await unit(forget_orphan, row["id"], lane=row["id"])
