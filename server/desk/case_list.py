"""Cases in a list: open ones by the promise that falls due next, four queries, ever."""

import re
from typing import Any

from piccolo.query.functions import Count

from server.cases.headlines import case_headline
from server.cases.lists import ENDED, OPEN
from server.cases.tables import CaseMessages, Cases
from server.desk.times import day
from server.forces.locking import keys_of
from server.officers.people import Person, officers_of
from server.reporting.rulebook import title_of

Json = dict[str, Any]
A_PAGE = 25
KEY = re.compile(r"[oz][0-9]{13}-[0-9a-f]{8}")
SHELVES = ("open", "mine", "ended")


async def cases_view(shelf: str, after: str, me: str, lang: str, now: int) -> Json:
    shelf = shelf if shelf in SHELVES else "open"
    rows = await _rows(shelf, after if KEY.fullmatch(after) else "", me)
    shown = rows[:A_PAGE]
    ids = [row["id"] for row in shown]
    ring, unread = await keys_of(ids), await _unread(ids)
    people = await officers_of([row["officer"] for row in shown])
    return {
        "here": "cases",
        "shelf": shelf,
        "rows": [
            {
                **_row(row, people, lang, now),
                **case_headline(row["id"], bytes(row["headline"]), ring.get(row["id"])),
                "unread": unread.get(row["id"], 0),
            }
            for row in shown
        ],
        "next": rows[A_PAGE - 1]["shelf"] if len(rows) > A_PAGE else "",
    }


async def _rows(shelf: str, after: str, me: str) -> list[Json]:
    low = ENDED if shelf == "ended" else OPEN
    wanted = (Cases.shelf > max(after, low)) & (Cases.shelf < chr(ord(low) + 1))
    if shelf == "mine":
        wanted = wanted & (Cases.officer == me)
    return await Cases.select().where(wanted).order_by(Cases.shelf).limit(A_PAGE + 1)


async def _unread(ids: list[str]) -> dict[str, int]:
    """How many messages from victims nobody has read, by case."""
    if not ids:
        return {}
    rows = (
        await CaseMessages.select(CaseMessages.case, Count(alias="unread"))
        .where(
            CaseMessages.case.is_in(ids)
            & (CaseMessages.read_at == 0)
            & CaseMessages.from_victim.eq(True)
        )
        .group_by(CaseMessages.case)
    )
    return {row["case"]: row["unread"] for row in rows}


def _row(row: Json, people: dict[str, Person], lang: str, now: int) -> Json:
    due_at = row["next_update_at"]
    in_charge = people.get(row["officer"])
    return {
        "id": row["id"],
        "ref": row["reference"],
        "title": title_of(row["form"], lang),
        "kind": row["kind"],
        "status": row["status"],
        "grade": row["grade"],
        "officer": in_charge.name if in_charge else "",
        "due": day(due_at),
        "overdue": 0 < due_at < now,
    }
