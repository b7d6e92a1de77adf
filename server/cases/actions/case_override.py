"""An officer outside the team opens a case, says why, and a supervisor is told."""

from schemas.occasion import Occasion
from schemas.verbs.case import CaseOverride
from server.audit.actions.record import record
from server.cases.once import once
from server.cases.tables import CaseOverrides
from server.forces.locking import key_of
from server.officers.actions.task_open import open_task
from server.plumbing.database import unit

LASTS = 8 * 3_600_000


async def override_case(occasion: Occasion, case: str, officer: str, reason: str) -> None:
    """The officer may read it for one shift."""
    new = once(occasion, "override")
    locked = (await key_of(case)).lock(reason, f"case_overrides/{new}")
    row = CaseOverrides(
        id=new,
        case=case,
        officer=officer,
        at=occasion.at,
        until_at=occasion.at + LASTS,
        reason=locked,
    )
    await unit(_override, occasion, row)


async def _override(occasion: Occasion, row: CaseOverrides) -> None:
    added = await CaseOverrides.insert(row).on_conflict(
        action="DO NOTHING", target=CaseOverrides.id
    )
    if added:
        await open_task(occasion, "case-override", row.case, "supervisor")
        await record(occasion, row.case, CaseOverride(until_at=row.until_at))
