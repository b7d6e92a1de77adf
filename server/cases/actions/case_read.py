"""Someone reads a case: it is on the audit before the first word is shown."""

from schemas.occasion import Occasion
from schemas.verbs.case import CaseRead
from server.audit.actions.record import record_read


async def read_case(occasion: Occasion, case: str) -> None:
    await record_read(occasion, case, CaseRead())
