"""A person opens a report for the first time: its alarm stops and its maker can be told."""

from schemas.occasion import Occasion
from schemas.verbs.report import ReportOpen
from server.audit.actions.record import record
from server.plumbing.database import unit
from server.reporting.tables import Reports
from sync.kinds import Change


async def open_first(occasion: Occasion, report: str) -> bool:
    """True for the one who was first; later openings change nothing."""
    return await unit(_open, occasion, report)


async def _open(occasion: Occasion, report: str) -> bool:
    opened = (
        await Reports.update(
            {
                Reports.opened_at: occasion.at,
                Reports.opened_by: occasion.by,
                Reports.state: "opened",
            }
        )
        .where((Reports.id == report) & (Reports.opened_at == 0))
        .returning(Reports.maker, Reports.grade)
    )
    if opened:
        changes = [Change(feed=opened[0]["maker"], entity="report", key=report)]
        await record(occasion, report, ReportOpen(grade=opened[0]["grade"]), feeds=changes)
    return bool(opened)
