"""Whether an officer may read a case now: the policy applied to what the tables say."""

from server.cases.need_to_know import Reader, may_read
from server.cases.tables import CaseOverrides, Cases


async def may_read_case(officer: str, role: str, case: str, now: int) -> bool:
    """Two queries at most; False for a case that is not there."""
    row = await Cases.select(Cases.officer).where(Cases.id == case).first()
    if row is None:
        return False
    reader = Reader(officer, role)
    if may_read(reader, row["officer"], now):
        return True
    until_at = await override_until(officer, case)
    return may_read(Reader(officer, role, until_at), row["officer"], now)


async def override_until(officer: str, case: str) -> int:
    """When the officer's latest override of this case ends, or 0."""
    row = (
        await CaseOverrides.select(CaseOverrides.until_at)
        .where((CaseOverrides.case == case) & (CaseOverrides.officer == officer))
        .order_by(CaseOverrides.until_at, ascending=False)
        .first()
    )
    return int(row["until_at"]) if row else 0
