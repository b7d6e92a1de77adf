"""Every action leaves one line, and what follows from it."""

import msgspec
import pytest

from schemas.occasion import Occasion
from schemas.verbs.report import ReportOpen
from server.audit.actions.record import record
from server.audit.events import EVENTS
from server.audit.tables import AuditLines, Errands
from server.plumbing.database import UnitError, unit
from sync.push import Change

OCCASION = Occasion(by="o:7", at=1_000, op="op-1")


async def open_report() -> dict[str, str]:
    feeds = [Change("desk", "report", "r1"), Change("d:1", "report", "r1")]
    return await record(OCCASION, "r1", ReportOpen(grade=2), feeds)


async def test_an_action_leaves_one_line_its_errands_and_its_feed_rows(
    force: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(EVENTS, "report.open", ["victim.tell", "alarm.stop"])
    positions = await unit(open_report, lane="r1")
    assert list(positions) == ["d:1", "desk"]
    assert all(position.startswith("1:") for position in positions.values())
    (line,) = await AuditLines.select()
    assert (line["verb"], line["subject"], line["actor"]) == ("report.open", "r1", "o:7")
    assert msgspec.json.decode(line["codes"]) == {"verb": "report.open", "grade": 2}
    errands = await Errands.select().order_by(Errands.action)
    assert [errand["action"] for errand in errands] == ["alarm.stop", "victim.tell"]


async def test_a_line_outside_a_unit_is_refused(force: str) -> None:
    with pytest.raises(UnitError):
        await record(OCCASION, "r1", ReportOpen(grade=2))
    assert await AuditLines.count() == 0
