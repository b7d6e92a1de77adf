"""The queue: reports on one shelf, gravest first, each in two lines; five queries, ever."""

import re
from typing import Any

import msgspec

from server.desk.times import span
from server.forces.locking import keys_of
from server.reporting.reading import headline_in
from server.reporting.rulebook import title_of
from server.reporting.shelves import ASKED, DECIDED, WAITING, range_of
from server.reporting.tables import Reports
from server.reporting.targets import open_by

Json = dict[str, Any]
A_PAGE = 25
SHELVES = {"queue": WAITING, "asked": ASKED, "decided": DECIDED}
KEY = re.compile(r"[waz][0-9]{13,14}-[0-9a-f]{8}")
COLUMNS = (
    Reports.id,
    Reports.reference,
    Reports.form,
    Reports.lang,
    Reports.grade,
    Reports.reasons,
    Reports.danger,
    Reports.review,
    Reports.place,
    Reports.late,
    Reports.state,
    Reports.decision,
    Reports.received_at,
    Reports.opened_at,
    Reports.needs,
    Reports.arrived,
    Reports.queue,
    Reports.headline,
)


async def queue_view(here: str, after: str, lang: str, now: int) -> Json:
    """`here` is queue, asked or decided; `after` the last place on the page before."""
    shelf = here if here in SHELVES else "queue"
    rows = await _rows(SHELVES[shelf], after if KEY.fullmatch(after) else "")
    ring = await keys_of([row["id"] for row in rows[:A_PAGE]])
    more = rows[A_PAGE - 1]["queue"] if len(rows) > A_PAGE else ""
    shown = [{**_row(r, now, lang), **headline_in(r, ring.get(r["id"]))} for r in rows[:A_PAGE]]
    return {"here": shelf, "rows": shown, "next": more, "waiting": await waiting_reports()}


async def waiting_reports() -> int:
    """How many wait for a decision: what an open page compares with what it shows."""
    low, high = range_of(WAITING)
    found: int = await Reports.count().where((Reports.queue >= low) & (Reports.queue < high))
    return found


async def _rows(shelf: str, after: str) -> list[Json]:
    low, high = range_of(shelf)
    place = (Reports.queue > after) if after > low else (Reports.queue >= low)
    return (
        await Reports.select(*COLUMNS)
        .where(place & (Reports.queue < high))
        .order_by(Reports.queue)
        .limit(A_PAGE + 1)
    )


def _row(row: Json, now: int, lang: str) -> Json:
    unopened = row["opened_at"] == 0
    waiting = row["state"] in {"new", "opened"}
    return {
        "id": row["id"],
        "ref": row["reference"],
        "title": title_of(row["form"], lang),
        "grade": row["grade"],
        "state": row["state"],
        "decision": row["decision"],
        "unopened": unopened,
        "overdue": waiting and now > open_by(row["grade"], row["received_at"]),
        "age": span(now - row["received_at"]),
        **_facts(row),
    }


def _facts(row: Json) -> Json:
    return {
        "danger": row["danger"],
        "review": row["review"] != "",
        "elsewhere": row["place"] != "",
        "cues": len(msgspec.json.decode(row["reasons"])),
        "photos": row["needs"],
        "to_come": max(0, row["needs"] - row["arrived"]),
        "late": row["late"],
        "welsh": row["lang"] == "cy",
    }
