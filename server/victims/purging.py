"""Requests for codes are kept as long as they count against flooding, and no longer."""

from server.plumbing import clock
from server.plumbing.database import unit
from server.victims.tables import CodeRequests

KEPT = 2 * 24 * 3_600_000


async def purge_codes() -> None:
    """A timer, for the force in hand."""
    await unit(_purge, clock.now() - KEPT)


async def _purge(before: int) -> None:
    await CodeRequests.delete().where(CodeRequests.made_at < before)
