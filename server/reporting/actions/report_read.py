"""Someone reads a report: it is on the audit before the first word is shown."""

from schemas.occasion import Occasion
from schemas.verbs.report import ReportRead
from server.audit.actions.record import record_read


async def read_report(occasion: Occasion, report: str) -> None:
    await record_read(occasion, report, ReportRead())
