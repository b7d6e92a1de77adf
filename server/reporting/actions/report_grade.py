"""A person changes the grade of a report and says why; the first grade stays on the record."""

from schemas.occasion import Occasion
from schemas.verbs.report import ReportGrade
from server.audit.actions.record import record
from server.audit.errands import later
from server.plumbing.database import unit
from server.reporting.alarm import ALARM, GRAVE, alarm_due_at, alarm_lane
from server.reporting.notes import insert_note, locked_note
from server.reporting.shelves import place_on, shelf_of
from server.reporting.tables import ReportNotes, Reports

GRADES = (1, 2, 3, 4, 5)


async def grade_report(occasion: Occasion, report: str, grade: int, reason: str) -> bool:
    """False when it was decided meanwhile."""
    note = await locked_note(occasion, report, "grade", reason)
    return await unit(_grade, occasion, (grade, note))


async def _grade(occasion: Occasion, given: tuple[int, ReportNotes]) -> bool:
    grade, note = given
    row = (
        await Reports.select(Reports.grade, Reports.state, Reports.received_at)
        .where((Reports.id == note.report) & (Reports.state != "decided"))
        .first()
    )
    if row is None:
        return False
    if row["grade"] != grade and await insert_note(note):
        place = place_on(shelf_of(row["state"]), grade, row["received_at"], note.report)
        await Reports.update({Reports.grade: grade, Reports.queue: place}).where(
            Reports.id == note.report
        )
        if grade == GRAVE and row["state"] == "new":
            due_at = alarm_due_at(occasion.at)
            await later(occasion, ALARM, note.report, due_at, alarm_lane(note.report))
        await record(occasion, note.report, ReportGrade(was=row["grade"], now=grade))
    return True
