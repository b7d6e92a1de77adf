"""Staff are called because a grave report lies unopened past its target; and again until it is."""

from schemas.occasion import Occasion
from schemas.verbs.report import ReportAlarm
from server.audit.actions.record import record
from server.audit.errand import Errand
from server.audit.errands import later
from server.contact.actions.staff_tell import tell_staff
from server.officers.actions.task_open import open_task
from server.plumbing.clock import now
from server.plumbing.database import unit
from server.reporting.alarm import ALARM, GRAVE, WORDING, alarm_again_at, alarm_lane
from server.reporting.tables import Reports


async def raise_alarm(errand: Errand) -> None:
    """The errand's handler. It reads what is true now: an opened report needs no alarm."""
    await unit(_raise, Occasion(by="peel", at=now(), op=errand.id), errand.subject)


async def _raise(occasion: Occasion, report: str) -> None:
    row = await Reports.select(Reports.opened_at, Reports.grade).where(Reports.id == report).first()
    if row is None or row["opened_at"] or row["grade"] != GRAVE:
        return
    await tell_staff(occasion, WORDING)
    await open_task(occasion, "report-unopened", report, "supervisor")
    await later(occasion, ALARM, report, alarm_again_at(occasion.at), alarm_lane(report))
    await record(occasion, report, ReportAlarm(grade=row["grade"]))
