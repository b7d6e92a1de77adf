"""A case or a report by what people quote."""

from schemas.ids import read_reference
from server.cases.tables import Cases


async def case_by_reference(typed: str) -> str:
    """The case's id, or "" when no case has this reference."""
    wanted = read_reference(typed)
    if wanted is None:
        return ""
    row = await Cases.select(Cases.id).where(Cases.reference == wanted).first()
    return str(row["id"]) if row else ""
