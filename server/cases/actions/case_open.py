"""A report becomes a case; each victim keeps a case of their own, joined or not."""

from msgspec import Struct

from schemas.occasion import Occasion
from schemas.verbs.case import CaseOpen
from server.audit.actions.record import record
from server.cases.lists import shelf_for
from server.cases.promise import first_update_at
from server.cases.tables import CaseMoves, CasePeople, Cases
from server.forces.locking import keep_key
from server.plumbing.locking import DataKey


class NewCase(Struct, frozen=True):
    """Everything decided and locked before the unit. `joined` is the case this one goes with."""

    id: str
    reference: str
    kind: str
    form: str
    lang: str
    report: str
    grade: int
    key: DataKey
    headline: bytes
    joined: str = ""


async def open_case(occasion: Occasion, new: NewCase, people: list[tuple[str, str]]) -> None:
    """In a unit. `people` are (person, role)."""
    await keep_key(new.id, new.key)
    await Cases.insert(_row(occasion, new))
    await CaseMoves.insert(_first_move(occasion, new))
    if people:
        await CasePeople.insert(*_people(occasion, new.id, people))
    await record(occasion, new.id, CaseOpen(kind=new.kind, report=new.report, joined=new.joined))


def _row(occasion: Occasion, new: NewCase) -> Cases:
    status = "joined" if new.joined else "recorded"
    due_at = first_update_at(occasion.at)
    return Cases(
        id=new.id,
        reference=new.reference,
        kind=new.kind,
        form=new.form,
        lang=new.lang,
        status=status,
        report=new.report,
        joined=new.joined,
        officer="",
        grade=new.grade,
        version=1,
        opened_at=occasion.at,
        next_update_at=due_at,
        closed_at=0,
        shelf=shelf_for(status, due_at, new.id),
        headline=new.headline,
    )


def _first_move(occasion: Occasion, new: NewCase) -> CaseMoves:
    return CaseMoves(
        id=occasion.derive("move"),
        case=new.id,
        version=1,
        status="joined" if new.joined else "recorded",
        by=occasion.by,
        at=occasion.at,
    )


def _people(occasion: Occasion, case: str, people: list[tuple[str, str]]) -> list[CasePeople]:
    return [
        CasePeople(id=occasion.derive(f"person-{n}"), case=case, person=person, role=role)
        for n, (person, role) in enumerate(people)
    ]
