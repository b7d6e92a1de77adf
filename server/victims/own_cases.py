"""Which cases are a person's own. One that is not, one erased and one never there are the same."""

from typing import Any

from server.cases.tables import CasePeople, Cases
from server.forces.locking import keys_of
from server.plumbing.problems import Problem

ROLES = ["victim", "reporter", "advocate"]
MOST = 50


async def cases_of(person: str) -> list[dict[str, Any]]:
    """Open ones by the next promise, then ended ones, newest first."""
    own = await CasePeople.select(CasePeople.case).where(
        (CasePeople.person == person) & CasePeople.role.is_in(ROLES)
    )
    if not own:
        return []
    ids = sorted({row["case"] for row in own})
    return await Cases.select().where(Cases.id.is_in(ids)).order_by(Cases.shelf).limit(MOST)


async def own_case(person: str, case: str) -> dict[str, Any]:
    mine = await CasePeople.exists().where(
        (CasePeople.case == case) & (CasePeople.person == person) & CasePeople.role.is_in(ROLES)
    )
    row = await Cases.select().where(Cases.id == case).first()
    kept = await keys_of([case])
    if not mine or row is None or not kept:
        raise Problem("not-found")
    return dict(row)
