"""An officer is put in charge of a case."""

from schemas.occasion import Occasion
from schemas.verbs.case import CaseAllocate
from server.audit.actions.record import record
from server.cases.changes import Values, change_case
from server.cases.tables import Cases
from server.plumbing.database import unit


async def allocate_case(occasion: Occasion, case: str, officer: str, version: int) -> bool:
    """False when somebody else changed the case since this version was shown."""
    return await unit(_allocate, occasion, (case, officer, version))


async def _allocate(occasion: Occasion, given: tuple[str, str, int]) -> bool:
    case, officer, version = given
    values: Values = {Cases.officer: officer}
    row = await Cases.select(Cases.status).where(Cases.id == case).first()
    if row is not None and row["status"] in {"recorded", "reopened"}:
        values[Cases.status] = "allocated"
    if not await change_case(occasion, case, version, values):
        return False
    codes = CaseAllocate(officer=officer, version=version + 1)
    await record(occasion, case, codes)
    return True
