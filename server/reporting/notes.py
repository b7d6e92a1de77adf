"""What officers write about a report, locked under the report's key."""

from typing import Any

from schemas.occasion import Occasion
from server.cases.once import once
from server.forces.locking import key_of
from server.reporting.tables import ReportNotes


def note_about(note: str) -> str:
    return f"report_notes/{note}"


async def locked_note(occasion: Occasion, report: str, kind: str, text: str) -> ReportNotes:
    """Outside the unit."""
    note = once(occasion, kind)
    locked = (await key_of(report)).lock(text, note_about(note))
    return ReportNotes(
        id=note, report=report, kind=kind, by=occasion.by, at=occasion.at, text=locked
    )


async def insert_note(note: ReportNotes) -> bool:
    """In a unit. False when the same press of the button already wrote it."""
    added = await ReportNotes.insert(note).on_conflict(action="DO NOTHING", target=ReportNotes.id)
    return bool(added)


async def notes_of(report: str) -> list[dict[str, Any]]:
    """Still locked, oldest first."""
    return await ReportNotes.select().where(ReportNotes.report == report).order_by(ReportNotes.at)
