"""What officers typed, as their forms post it; what is left out counts as empty."""

import re
from typing import Annotated

from litestar.enums import RequestEncodingType
from litestar.params import Body
from msgspec import Meta, Struct

from schemas.twins.words import clean, trim
from server.reporting.decision import Decision, Rationale

Words = Annotated[str, Meta(max_length=8000)]
Code = Annotated[str, Meta(max_length=64)]


class TypedGrade(Struct):
    op: Code = ""
    grade: Code = ""
    reason: Words = ""


class TypedDecision(Struct):
    op: Code = ""
    decision: Code = ""
    role: Code = "victim"
    at_risk: Code = "unknown"
    same_as: Code = ""
    question: Words = ""
    information: Words = ""
    risk: Words = ""
    powers: Words = ""
    options: Words = ""
    action: Words = ""


class TypedFind(Struct):
    reference: Code = ""


class TypedMove(Struct):
    op: Code = ""
    version: Code = ""
    status: Code = ""
    due: Code = ""


class TypedOfficer(Struct):
    op: Code = ""
    version: Code = ""
    officer: Code = ""


class TypedNote(Struct):
    op: Code = ""
    note: Words = ""


class TypedMessage(Struct):
    op: Code = ""
    person: Code = ""
    message: Words = ""


class TypedRisk(Struct):
    op: Code = ""
    person: Code = ""
    at_risk: Code = "unknown"


class TypedReason(Struct):
    op: Code = ""
    reason: Words = ""


NUMBER = re.compile(r"[0-9]{1,9}")
FORM = Body(media_type=RequestEncodingType.URL_ENCODED)


def words(text: str) -> str:
    """Clean, without blanks at its ends."""
    return trim(clean(text))


def number(text: str) -> int:
    """0 for what is no number, or none a page ever held."""
    return int(text) if NUMBER.fullmatch(text) else 0


def decision_of(typed: TypedDecision, report: str) -> Decision:
    return Decision(
        report=report,
        decision=typed.decision,
        rationale=Rationale(
            information=words(typed.information),
            risk=words(typed.risk),
            powers=words(typed.powers),
            options=words(typed.options),
            action=words(typed.action),
        ),
        role=typed.role,
        at_risk=typed.at_risk,
        same_as=words(typed.same_as),
        question=words(typed.question),
    )
