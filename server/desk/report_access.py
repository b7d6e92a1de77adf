"""Which reports an officer may read: what waits for a decision, and what is theirs afterwards."""

from typing import Any

from server.cases.access import may_read_case
from server.desk.reader import Reader
from server.plumbing.problems import Problem
from server.reporting.tables import Reports

Json = dict[str, Any]


async def report_for(reader: Reader, report: str) -> Json:
    """State and grade of a report this officer may read; else a problem."""
    row = (
        await Reports.select(
            Reports.id,
            Reports.state,
            Reports.grade,
            Reports.form,
            Reports.reference,
            Reports.opened_at,
            Reports.case,
            Reports.decided_by,
        )
        .where(Reports.id == report)
        .first()
    )
    if row is None:
        raise Problem("not-found")
    if not await may_read(reader, row):
        raise Problem("not-allowed")
    return row


async def may_read(reader: Reader, row: Json) -> bool:
    if reader.role == "supervisor" or row["state"] != "decided":
        return True
    if row["decided_by"] == f"o:{reader.officer}":
        return True
    return bool(row["case"]) and await may_read_case(
        reader.officer, reader.role, row["case"], reader.now
    )
