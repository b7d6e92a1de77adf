"""An officer adds a note to a case: locked, dated, signed, never changed."""

from schemas.occasion import Occasion
from schemas.verbs.case import CaseNote
from server.audit.actions.record import record
from server.cases.once import once
from server.cases.tables import CaseNotes
from server.forces.locking import key_of
from server.plumbing.database import unit


async def note_case(occasion: Occasion, case: str, kind: str, text: str) -> None:
    """A second press of the button carries the same op and adds nothing."""
    note = once(occasion, "note")
    locked = (await key_of(case)).lock(text, f"case_notes/{note}")
    await unit(_note, occasion, _row(occasion, case, kind, locked))


def _row(occasion: Occasion, case: str, kind: str, locked: bytes) -> CaseNotes:
    return CaseNotes(
        id=once(occasion, "note"),
        case=case,
        kind=kind,
        by=occasion.by,
        at=occasion.at,
        text=locked,
    )


async def _note(occasion: Occasion, note: CaseNotes) -> None:
    added = await CaseNotes.insert(note).on_conflict(action="DO NOTHING", target=CaseNotes.id)
    if added:
        await record(occasion, note.case, CaseNote(kind=note.kind))
