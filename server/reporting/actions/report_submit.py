"""A sealed report arrives: opened, graded and locked before the unit, written once inside it."""

from schemas.ids import reference
from schemas.occasion import Occasion
from schemas.verbs.report import ReportSubmit
from server.audit.actions.record import record
from server.audit.errands import later
from server.forces.locking import keep_key
from server.officers.actions.task_open import open_task
from server.plumbing.database import force_in_hand, insert_row
from server.reporting.alarm import ALARM, alarm_lane
from server.reporting.arrival import Arrival, make_arrival
from server.reporting.opening import open_report
from server.reporting.tables import ReportMarks, Reports
from sync.kinds import Applied, Change, Maker, Mutation, Refusal
from sync.protocol import Op, decode64, seal_info

TRIES = 8
UNREADABLE = {"cannot_open", "cannot_read"}


class NoReferenceError(Exception):
    """All references tried were taken; the device tries again with others."""


async def prepare_submit(op: Op, maker: Maker, now: int) -> Arrival | Refusal:
    """Outside the unit. Never refused for its version, its answers or a seal that will not open."""
    if not op.sealed:
        return Refusal("not_sealed")
    info = seal_info(force_in_hand(), op.sealed_as, op.schema)
    return make_arrival(op, maker, now, open_report(decode64(op.sealed), info))


async def submit_report(occasion: Occasion, arrival: Arrival) -> Applied:
    """In the unit: the report, its key, its marks, one line, and an alarm if it is grave."""
    report = arrival.report
    got = await _insert(arrival)
    await keep_key(arrival.id, arrival.key)
    for mark in _marks(arrival):
        await insert_row(ReportMarks, mark)
    if arrival.alarm_at:
        await later(occasion, ALARM, arrival.id, arrival.alarm_at, alarm_lane(arrival.id))
    if report["review"] in UNREADABLE:
        await open_task(occasion, "report-unreadable", arrival.id, "supervisor")
    changes = [Change(feed=report["maker"], entity="report", key=arrival.id)]
    positions = await record(occasion, arrival.id, _codes(arrival), feeds=changes)
    return Applied(ref=got, positions=positions)


async def _insert(arrival: Arrival) -> str:
    """The reference it got. Most are free at once; a taken one costs a second try."""
    for attempt in range(TRIES):
        free = reference(*arrival.seed, attempt)
        row = {**arrival.report, "reference": free}
        if await insert_row(Reports, row, on_conflict="DO NOTHING"):
            return free
    raise NoReferenceError


def _marks(arrival: Arrival) -> list[dict[str, str]]:
    return [
        {"id": f"{arrival.id}:{n}", "report": arrival.id, "kind": kind, "mark": mark}
        for n, (kind, mark) in enumerate(arrival.marks)
    ]


def _codes(arrival: Arrival) -> ReportSubmit:
    report = arrival.report
    return ReportSubmit(
        form=report["form"],
        version=report["version"],
        grade=report["grade"],
        files=report["needs"],
        late=report["late"],
        review=report["review"],
    )


SUBMIT = Mutation(kind="report.submit", always=True, prepare=prepare_submit, apply=submit_report)
