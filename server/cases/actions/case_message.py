"""A victim writes to the officer, or the officer to the victim; it stays locked in the case."""

from schemas.occasion import Occasion
from schemas.verbs.case import CaseMessage
from server.audit.actions.record import record
from server.cases.lists import shelf_for
from server.cases.once import once
from server.cases.promise import next_update_at
from server.cases.tables import CaseMessages, Cases
from server.contact.actions.message_queue import queue_message
from server.forces.locking import key_of
from server.plumbing.database import unit


async def message_case(occasion: Occasion, case: str, person: str, text: str) -> None:
    """`occasion.by` tells who writes: "v:…" the victim, "o:…" an officer to that victim."""
    message = once(occasion, "message")
    locked = (await key_of(case)).lock(text, f"case_messages/{message}")
    row = CaseMessages(
        id=message,
        case=case,
        person=person,
        from_victim=occasion.by.startswith("v:"),
        by=occasion.by,
        at=occasion.at,
        read_at=0,
        text=locked,
    )
    await unit(_send, occasion, row)


async def _send(occasion: Occasion, row: CaseMessages) -> None:
    added = await CaseMessages.insert(row).on_conflict(action="DO NOTHING", target=CaseMessages.id)
    if not added:
        return
    if not row.from_victim:
        await _promise_again(occasion, row.case)
        await queue_message(occasion, row.person, "case.message", row.case)
    await record(occasion, row.case, CaseMessage(from_victim=row.from_victim, person=row.person))


async def _promise_again(occasion: Occasion, case: str) -> None:
    """Who was told something today is promised the next word from today."""
    found = await Cases.select(Cases.status).where(Cases.id == case).first()
    due_at = next_update_at(found["status"], occasion.at) if found else 0
    if due_at:
        await Cases.update(
            {Cases.next_update_at: due_at, Cases.shelf: shelf_for("recorded", due_at, case)}
        ).where(Cases.id == case)


async def mark_messages_read(case: str, from_victim: bool, at: int) -> None:
    """The other side's page was shown. A message keeps the first moment it was read."""
    await unit(_mark, case, (from_victim, at))


async def _mark(case: str, given: tuple[bool, int]) -> None:
    from_victim, at = given
    await CaseMessages.update({CaseMessages.read_at: at}).where(
        (CaseMessages.case == case)
        & (CaseMessages.from_victim == from_victim)
        & (CaseMessages.read_at == 0)
    )
