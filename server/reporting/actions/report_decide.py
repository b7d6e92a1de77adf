"""A person decides what a report is, with reasons; recording it opens a case for its victim."""

from schemas.occasion import Occasion
from schemas.verbs.report import ReportDecide
from server.audit.actions.record import record
from server.cases.actions.case_open import open_case
from server.contact.actions.message_queue import queue_message
from server.contact.actions.person_add import add_person
from server.plumbing.database import unit
from server.reporting.decision import Decision, words_of
from server.reporting.new_case import ForCase, prepare_case
from server.reporting.notes import insert_note, locked_note
from server.reporting.shelves import place_on, shelf_of
from server.reporting.tables import ReportNotes, Reports
from sync.kinds import Change


async def decide_report(occasion: Occasion, decision: Decision) -> bool:
    """False when somebody else decided it meanwhile."""
    note = await locked_note(occasion, decision.report, decision.decision, words_of(decision))
    prepared = await prepare_case(occasion, decision)
    return await unit(_decide, occasion, (decision, note, prepared))


async def _decide(occasion: Occasion, given: tuple[Decision, ReportNotes, ForCase | None]) -> bool:
    decision, note, prepared = given
    case = prepared.case.id if prepared else ""
    maker = await _mark(occasion, decision, case)
    if not maker:
        return False
    await insert_note(note)
    if prepared:
        await _open_case(occasion, decision, prepared)
    changes = [Change(feed=maker, entity="report", key=decision.report)]
    codes = ReportDecide(decision=decision.decision, case=case)
    await record(occasion, decision.report, codes, feeds=changes)
    return True


async def _mark(occasion: Occasion, decision: Decision, case: str) -> str:
    """The maker's feed, or "" when the report was decided already."""
    row = await Reports.select(Reports.grade).where(Reports.id == decision.report).first()
    state = "asked" if decision.decision == "ask" else "decided"
    at = occasion.at
    place = place_on(shelf_of(state), row["grade"] if row else 0, at, decision.report)
    marked = (
        await Reports.update(
            {
                Reports.state: state,
                Reports.decision: decision.decision,
                Reports.decided_at: at,
                Reports.decided_by: occasion.by,
                Reports.case: case,
                Reports.queue: place,
            }
        )
        .where((Reports.id == decision.report) & (Reports.state != "decided"))
        .returning(Reports.maker)
    )
    return str(marked[0]["maker"]) if marked else ""


async def _open_case(occasion: Occasion, decision: Decision, prepared: ForCase) -> None:
    people = []
    if prepared.person:
        people = [(await add_person(occasion, prepared.person), decision.role)]
    await open_case(occasion, prepared.case, people)
    for person, _ in people:
        await queue_message(occasion, person, "case.open", prepared.case.id)
