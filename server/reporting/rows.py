"""What the phone that made a report may see of it: received, read, answered. Nothing of a case."""

from typing import Any

from server.plumbing.database import compiled
from server.reporting.tables import Reports
from sync.kinds import Maker

SEEN_AS = {"new": "received", "opened": "read", "asked": "asked"}


SEEN = (
    Reports.id,
    Reports.reference,
    Reports.state,
    Reports.decision,
    Reports.opened_at,
    Reports.needs,
    Reports.arrived,
)
# nearly always a phone asks about the one report it has just sent
_one = compiled(
    lambda key, maker: (
        Reports.select(*SEEN).where((Reports.id == key) & (Reports.maker == maker)).first()
    ),
    point=True,
)


async def report_rows(keys: list[str], viewer: Maker) -> dict[str, dict[str, Any]]:
    """One query; a report of another maker is left out."""
    if len(keys) == 1:
        row = await _one(keys[0], viewer.subject)
        return {keys[0]: _row(row)} if row else {}
    rows = await Reports.select(*SEEN).where(
        Reports.id.is_in(keys) & (Reports.maker == viewer.subject)
    )
    return {row["id"]: _row(row) for row in rows}


def _row(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "ref": row["reference"],
        "state": state_for_maker(row["state"], row["decision"]),
        "read_at": row["opened_at"],
        "files_to_come": max(0, row["needs"] - row["arrived"]),
    }


def state_for_maker(state: str, decision: str) -> str:
    """received, read, asked, recorded or closed."""
    if state != "decided":
        return SEEN_AS[state]
    return "closed" if decision == "not_police" else "recorded"
