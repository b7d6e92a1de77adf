"""Reports that may be about the same event: they share a mark. A person decides."""

from typing import Any

from server.reporting.tables import ReportMarks, Reports

Json = dict[str, Any]
MOST = 6


async def alike(report: str) -> list[Json]:
    """Rows of Reports with the `mark` they share, the newest first. Three queries at most."""
    mine = await ReportMarks.select(ReportMarks.mark).where(ReportMarks.report == report)
    if not mine:
        return []
    shared = await _sharing(report, [row["mark"] for row in mine])
    if not shared:
        return []
    rows = (
        await Reports.select(
            Reports.id,
            Reports.reference,
            Reports.form,
            Reports.received_at,
            Reports.decision,
            Reports.case,
        )
        .where(Reports.id.is_in(list(shared)))
        .order_by(Reports.received_at, ascending=False)
        .limit(MOST)
    )
    found = [{**row, "mark": shared[row["id"]]} for row in rows]
    return sorted(found, key=lambda row: row["mark"] == "postcode")


async def _sharing(report: str, marks: list[str]) -> dict[str, str]:
    """{report: kind of mark}; a thing counts for more than a place."""
    rows = (
        await ReportMarks.select(ReportMarks.report, ReportMarks.kind)
        .where(ReportMarks.mark.is_in(marks) & (ReportMarks.report != report))
        .order_by(ReportMarks.id, ascending=False)
        .limit(100)
    )
    found: dict[str, str] = {}
    for row in rows:
        if found.get(row["report"], "postcode") == "postcode":
            found[row["report"]] = row["kind"]
    return found
