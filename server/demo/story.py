"""Forty reports of the last month, and what officers made of them: a case in every state."""

import random
from datetime import UTC, datetime
from typing import Any

from schemas.ids import uuid7
from schemas.occasion import Occasion
from schemas.report import SealedReport
from server.cases.actions.case_allocate import allocate_case
from server.cases.actions.case_note import note_case
from server.cases.actions.case_update import Move, update_case
from server.cases.promise import next_update_at
from server.cases.states import MOVES
from server.cases.tables import Cases
from server.demo.answers import believable
from server.demo.phone import send
from server.demo.told import told_by
from server.forms.library import definitions
from server.plumbing import clock
from server.reporting.actions.report_decide import decide_report
from server.reporting.actions.report_open import open_first
from server.reporting.decision import Decision, Rationale

MINUTE, DAY = 60_000, 86_400_000
REPORTS, UNREAD, OPENED, ASKED, NOT_POLICE = 40, 14, 4, 2, 3
SEED = 1829  # the year of the first patrols
RATIONALE = Rationale(
    information="Read in full, with the photographs.",
    risk="No one is in danger now.",
    powers="Home Office Counting Rules.",
    options="Record, or signpost.",
    action="Recorded and allocated.",
)


async def tell_story(officers: list[str]) -> None:
    """Deterministic but for the clock: the same people say the same things."""
    pick, now = random.Random(SEED), clock.now()  # noqa: S311
    reports = [await one_report(number, pick, now) for number in range(REPORTS)]
    decided = reports[UNREAD + OPENED :]
    for report, at in reports[UNREAD:]:
        await open_first(by(pick.choice(officers), at + 20 * MINUTE), report)
    for number, (report, at) in enumerate(decided[: ASKED + NOT_POLICE]):
        kind = "ask" if number < ASKED else "not_police"
        await decide(report, kind, by(pick.choice(officers), at + 40 * MINUTE))
    await cases(decided[ASKED + NOT_POLICE :], officers, pick)


async def one_report(number: int, pick: random.Random, now: int) -> tuple[str, int]:
    """The newest first: minutes old, then hours, then days."""
    at = now - int((number + 1) ** 2.35 * 7 * MINUTE) - pick.randrange(MINUTE)
    form = definitions()[pick.choice(sorted(definitions()))]
    lang, told = told_by(form.slug, number, pick)
    answers = believable(form.definition, told, date_of(at), number)
    report = SealedReport(
        form=form.slug,
        version=form.version,
        digest=form.digest,
        lang=lang,
        answers=answers,
        triage={"danger": "no"},
        made_at=at,
        started_at=at - 12 * MINUTE,
        device_safe=True,
    )
    photos = [number, number + 100][: max(0, number % 5 - 2)]
    return await send(report, photos, at + pick.randrange(2, 50) * 1000), at


def date_of(at: int) -> list[str]:
    day = datetime.fromtimestamp((at - DAY) / 1000, UTC)
    return [str(day.day), str(day.month), str(day.year)]


def by(officer: str, at: int) -> Occasion:
    return Occasion(by=f"o:{officer}", at=at, op=uuid7(at))


async def decide(report: str, kind: str, occasion: Occasion, **more: Any) -> None:
    question = "Could you tell us the frame number?" if kind == "ask" else ""
    decision = Decision(report, kind, RATIONALE, question=question, **more)
    await decide_report(occasion, decision)


async def cases(reports: list[tuple[str, int]], officers: list[str], pick: random.Random) -> None:
    """One case for each state, led there by moves that are allowed."""
    states = [state for state in MOVES if state != "joined"]
    first = ""
    for number, (report, at) in enumerate(reports):
        officer, state = pick.choice(officers), states[number % len(states)]
        occasion = by(officer, at + 45 * MINUTE)
        if number == len(states) and first:
            await decide(report, "duplicate", occasion, same_as=first, at_risk="no")
            continue
        kind = pick.choice(["crime", "crime", "crime", "incident"])
        await decide(report, kind, occasion, at_risk=pick.choice(["no", "no", "no", "unknown"]))
        row = await Cases.select(Cases.id).where(Cases.report == report).first()
        assert row
        first = first or row["id"]
        await lead(row["id"], state, officer, at + 60 * MINUTE)


async def lead(case: str, state: str, officer: str, at: int) -> None:
    """From the first state to this one, a step every few hours, never later than now."""
    for number, step in enumerate(way_to(state)):
        when = min(at + number * 5 * 60 * MINUTE, clock.now() - (20 - number) * 1000)
        version = await version_of(case)
        if step == "allocated":
            await allocate_case(by(officer, when), case, officer, version)
        move = Move(case, await version_of(case), step, next_update_at(step, when))
        await update_case(by(officer, when + 1), move)
    await note_case(by(officer, at), case, "note", "Spoke to the neighbours. CCTV asked for.")


async def version_of(case: str) -> int:
    row = await Cases.select(Cases.version).where(Cases.id == case).first()
    assert row
    return int(row["version"])


def way_to(state: str) -> list[str]:
    """The shortest allowed way from "recorded"."""
    ways: list[list[str]] = [["recorded"]]
    for way in ways:
        if way[-1] == state:
            return way[1:]
        ways += [[*way, step] for step in MOVES[way[-1]] if step not in way]
    return []
