"""A case is unlocked for someone who may read it; the caller has recorded that it is read."""

from typing import Any

from msgspec import Struct

from server.cases.tables import CaseMessages, CaseMoves, CaseNotes, CasePeople, Cases
from server.forces.locking import ErasedError, key_of
from server.plumbing.locking import DataKey

Json = dict[str, Any]


class ReadCase(Struct, frozen=True):
    """Rows; notes and messages have their text under `words`."""

    row: Json
    moves: list[Json]
    people: list[Json]
    notes: list[Json]
    messages: list[Json]


async def load_case(case: str) -> ReadCase | None:
    """Six queries at most. None when it is not there or its key is gone."""
    row = await Cases.select().where(Cases.id == case).first()
    if row is None:
        return None
    try:
        key = await key_of(case)
    except ErasedError:
        return None
    row["joined_ref"] = await reference_of(row["joined"])
    moves = await CaseMoves.select().where(CaseMoves.case == case).order_by(CaseMoves.version)
    people = await CasePeople.select().where(CasePeople.case == case).order_by(CasePeople.id)
    notes = await CaseNotes.select().where(CaseNotes.case == case).order_by(CaseNotes.at)
    return ReadCase(row, moves, people, _said(notes, "case_notes", key), await messages(case, key))


async def messages(case: str, key: DataKey) -> list[Json]:
    """What was said between victim and police, oldest first, unlocked."""
    rows = await CaseMessages.select().where(CaseMessages.case == case).order_by(CaseMessages.at)
    return _said(rows, "case_messages", key)


def _said(rows: list[Json], place: str, key: DataKey) -> list[Json]:
    return [
        {**row, "words": key.unlock_text(bytes(row["text"]), f"{place}/{row['id']}")}
        for row in rows
    ]


async def reference_of(case: str) -> str:
    if not case:
        return ""
    row = await Cases.select(Cases.reference).where(Cases.id == case).first()
    return str(row["reference"]) if row else ""
