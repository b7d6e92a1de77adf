"""What recording a report will open: a case with its own key, and the person it is for."""

from msgspec import Struct

from schemas.occasion import Occasion
from schemas.twins.words import as_list, as_text
from server.cases.actions.case_open import NewCase
from server.cases.headlines import case_headline_about
from server.cases.tables import Cases
from server.contact.actions.person_add import ContactAnswers, NewPerson, prepare_person
from server.plumbing.locking import DataKey
from server.reporting.arrival import headline_about
from server.reporting.decision import OPENS_CASE, Decision
from server.reporting.reading import ReadReport, load_report

SHARED = ("full_name", "email", "phone", "contact_safe", "language_wanted")
LISTS = ("contact_by", "contact_times")


class ForCase(Struct, frozen=True):
    """`person` is None for a report whose maker left no name and no way to be reached."""

    case: NewCase
    person: NewPerson | None


async def prepare_case(occasion: Occasion, decision: Decision) -> ForCase | None:
    """Outside the unit; None when the decision opens no case."""
    if decision.decision not in OPENS_CASE:
        return None
    read = await load_report(decision.report)
    if read is None:
        return None
    answers = contact_answers(read, decision.at_risk)
    person = await prepare_person(occasion, answers) if _reachable(answers) else None
    kind = await kind_of(decision)
    return ForCase(_new_case(occasion, decision, read, kind), person)


async def kind_of(decision: Decision) -> str:
    """A duplicate is of the same kind as the case it goes with."""
    if decision.decision != "duplicate":
        return decision.decision
    row = await Cases.select(Cases.kind).where(Cases.id == decision.same_as).first()
    return str(row["kind"]) if row else "incident"


def contact_answers(read: ReadReport, at_risk: str) -> ContactAnswers:
    answers = read.answers
    texts = {name: as_text(answers.get(name, "")) for name in SHARED}
    lists = {name: as_list(answers.get(name, [])) for name in LISTS}
    return ContactAnswers(**texts, **lists, at_risk=at_risk)  # type: ignore[arg-type]


def _reachable(answers: ContactAnswers) -> bool:
    return bool(answers.full_name or answers.email or answers.phone)


def _new_case(occasion: Occasion, decision: Decision, read: ReadReport, kind: str) -> NewCase:
    case, key = occasion.derive("case"), DataKey.new()
    headline = read.key.unlock(bytes(read.row["headline"]), headline_about(decision.report))
    return NewCase(
        id=case,
        reference=read.row["reference"],
        kind=kind,
        form=read.row["form"],
        lang=read.row["lang"],
        report=decision.report,
        grade=read.row["grade"],
        key=key,
        headline=key.lock(headline, case_headline_about(case)),
        joined=decision.same_as,
    )
