"""A case moves to another status, and its victims are to be told."""

from msgspec import Struct

from schemas.occasion import Occasion
from schemas.verbs.case import CaseUpdate
from server.audit.actions.record import record
from server.cases.changes import Values, change_case
from server.cases.lists import shelf_for
from server.cases.states import is_open, may_move
from server.cases.tables import Cases
from server.cases.victims_told import tell_victims
from server.plumbing.database import unit


class Move(Struct, frozen=True):
    """Where to, from which version, and when the victim hears next (0: nothing more is owed)."""

    case: str
    version: int
    status: str
    next_update_at: int


class Moved(Struct, frozen=True):
    """`stale`: someone else was first. `refused`: no such move from here."""

    done: bool = False
    stale: bool = False
    refused: bool = False


async def update_case(occasion: Occasion, move: Move) -> Moved:
    return await unit(_update, occasion, move)


async def _update(occasion: Occasion, move: Move) -> Moved:
    row = await Cases.select(Cases.status, Cases.version).where(Cases.id == move.case).first()
    if row is None or row["version"] != move.version:
        return Moved(stale=True)
    if not may_move(row["status"], move.status):
        return Moved(refused=True)
    if not await change_case(occasion, move.case, move.version, _values(occasion, move)):
        return Moved(stale=True)
    codes = CaseUpdate(was=row["status"], now=move.status, version=move.version + 1)
    await tell_victims(occasion, move.case, "case.update")
    await record(occasion, move.case, codes)
    return Moved(done=True)


def _values(occasion: Occasion, move: Move) -> Values:
    due_at = move.next_update_at if is_open(move.status) else 0
    return {
        Cases.status: move.status,
        Cases.next_update_at: due_at,
        Cases.closed_at: 0 if due_at else occasion.at,
        Cases.shelf: shelf_for(move.status, due_at or occasion.at, move.case),
    }
