"""How urgent a report is, where it belongs and whether a person must look at it by hand first."""

from typing import Any

from msgspec import Struct

from schemas.report import SealedReport
from schemas.twins.rules import broken_pages, grade, holds
from server.reporting.answers import readable

Json = dict[str, Any]
UNREAD_GRADE = 2
MINUTE = 60_000
LATE = 60  # minutes between Send and arrival from which the desk is told


class Rules(Struct, frozen=True):
    """The form as it stands here today, {} when it is not known, and the triage before it."""

    form: Json
    digest: str
    triage: Json


class Verdict(Struct, frozen=True):
    """What was decided about a report on arrival. `reasons`: [{id, adds}] of the form's risks."""

    grade: int
    reasons: list[Json] = []
    flags: list[str] = []
    danger: bool = False
    late: bool = False
    review: str = ""


def age_in_minutes(made_at: int, now: int) -> int:
    """A phone whose clock runs ahead sends a report of age 0."""
    return max(0, (now - made_at) // MINUTE)


def judge(report: SealedReport, rules: Rules, now: int, review: str = "") -> Verdict:
    """`review`: what opening it already found odd."""
    age = age_in_minutes(report.made_at, now)
    answers, before = readable(report.answers), readable(report.triage)
    found = grade(rules.form, answers, age, before) if rules.form else {}
    danger = is_danger(rules.triage, before)
    review = review or review_of(report, rules, answers)
    return Verdict(
        grade=grade_of(found, danger, review),
        reasons=found.get("reasons", []),
        flags=found.get("flags", []),
        danger=danger,
        late=age >= LATE,
        review=review,
    )


def grade_of(found: Json, danger: bool, review: str) -> int:
    """Danger is always the gravest; what could not be judged is never a routine matter."""
    if danger:
        return 1
    given = int(found.get("grade", UNREAD_GRADE))
    return min(given, UNREAD_GRADE) if review in {"unknown_form", "unknown_parts"} else given


def is_danger(triage: Json, answers: Json) -> bool:
    """The danger gate said 999, whether or not the person went on."""
    return any(
        one["kind"] == "999" and holds(one.get("when", {}), answers)
        for one in triage.get("outcomes", [])
    )


def review_of(report: SealedReport, rules: Rules, answers: Json) -> str:
    """Why a person must look at it by hand: a closed code, or "" when nothing is odd."""
    if not rules.form:
        return "unknown_form"
    if len(answers) < len(report.answers):
        return "unknown_parts"
    if report.digest != rules.digest:
        return "other_version"
    return "answers" if broken_pages(rules.form, answers) else ""
