"""Everything a submitted report will write, decided and locked before its unit begins."""

import logging
import secrets
from typing import Any

import msgspec
from msgspec import Struct

from schemas.report import SealedReport
from server.forces.registry import Force, force_here
from server.plumbing.locking import DataKey
from server.reporting.alarm import GRAVE, alarm_due_at
from server.reporting.answers import readable
from server.reporting.grading import UNREAD_GRADE, Verdict, judge
from server.reporting.headline import headline_of
from server.reporting.jurisdiction import place_of
from server.reporting.marks import marks_of
from server.reporting.opening import Opened
from server.reporting.rulebook import is_known, rules_for
from server.reporting.shelves import WAITING, place_on
from sync.kinds import Maker
from sync.protocol import LATEST, Op

Json = dict[str, Any]
log = logging.getLogger("peel.reporting")
NOBODY = {"opened_at": 0, "opened_by": "", "decision": "", "decided_at": 0, "decided_by": ""}


class Arrival(Struct, frozen=True):
    """A row of Reports, its new key, [(kind, hash)] by which others may be like it, and a random
    seed for its reference, from which nobody learns how many reports there are."""

    id: str
    key: DataKey
    report: Json
    marks: list[tuple[str, str]]
    seed: tuple[str, str]
    alarm_at: int = 0


class Judged(Struct, frozen=True):
    """What the answers led to; empty where nobody could read them."""

    verdict: Verdict
    place: str = ""
    headline: bytes = b"{}"
    marks: list[tuple[str, str]] = []


def make_arrival(op: Op, maker: Maker, now: int, opened: Opened) -> Arrival:
    force, key = force_here(), DataKey.new()
    judged = judge_opened(opened, force, now)
    row = {
        **_from_op(op, maker, now),
        **_from_report(opened.report, force, op),
        **_from_verdict(judged.verdict, now, op.id),
        **NOBODY,
        "place": judged.place,
        "headline": key.lock(judged.headline, headline_about(op.id)),
        "body": key.lock(opened.kept, body_about(op.id)),
    }
    alarm_at = alarm_due_at(now) if judged.verdict.grade == GRAVE else 0
    seed = (force.reference, secrets.token_hex(16))
    return Arrival(op.id, key, row, judged.marks, seed, alarm_at)


def body_about(report: str) -> str:
    return f"reports/{report}/body"


def headline_about(report: str) -> str:
    return f"reports/{report}/headline"


def judge_opened(opened: Opened, force: Force, now: int) -> Judged:
    """Whatever the rules stumble over is a person's to judge; the report is kept."""
    if opened.report is None:
        return Judged(Verdict(grade=UNREAD_GRADE, review=opened.review))
    try:
        return judge_report(opened.report, opened.review, force, now)
    except Exception as error:
        log.warning("judging a report failed: %s", type(error).__name__)
        return Judged(Verdict(grade=UNREAD_GRADE, review="cannot_judge"))


def judge_report(report: SealedReport, review: str, force: Force, now: int) -> Judged:
    rules = rules_for(report.form, report.version, report.digest)
    answers = readable(report.answers)
    return Judged(
        judge(report, rules, now, review),
        place_of(answers, readable(report.triage), force.covers),
        headline_of(rules.form, answers),
        marks_of(rules.form, answers),
    )


def _from_op(op: Op, maker: Maker, now: int) -> Json:
    form, _, rest = op.schema.partition("@")
    version, _, digest = rest.partition("#")
    return {
        "id": op.id,
        "maker": maker.subject,
        "form": form,
        "version": int(version or 0),
        "digest": digest,
        "lang": "en",
        "started_at": op.made_at,
        "made_at": op.made_at,
        "received_at": now,
        "needs": len(op.needs),
        "arrived": 0,
        "hash": op.hash,
        "case": "",
        "state": "new",
    }


def _from_report(report: SealedReport | None, force: Force, op: Op) -> Json:
    """What the sealed words say wins over what stood outside the seal, where it can be true."""
    if report is None:
        return {}
    times = {"started_at": report.started_at, "made_at": report.made_at}
    return {
        **{name: at if 0 <= at <= LATEST else op.made_at for name, at in times.items()},
        **({"form": report.form} if is_known(report.form) else {}),
        "lang": report.lang if report.lang in force.languages else "en",
    }


def _from_verdict(verdict: Verdict, now: int, report: str) -> Json:
    return {
        "grade": verdict.grade,
        "first_grade": verdict.grade,
        "reasons": msgspec.json.encode(verdict.reasons).decode(),
        "late": verdict.late,
        "danger": verdict.danger,
        "review": verdict.review,
        "queue": place_on(WAITING, verdict.grade, now, report),
    }
