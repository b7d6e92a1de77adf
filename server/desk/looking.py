"""Who else is looking at a record: whoever read it in the last ten minutes."""

from server.audit.tables import AuditLines
from server.officers.people import Person, officers_of

RECENT = 10 * 60_000
READS = ["report.read", "case.read"]


async def others_reading(subject: str, me: str, now: int) -> list[str]:
    """Names, each once, without the reader's own."""
    rows = await AuditLines.select(AuditLines.actor).where(
        (AuditLines.subject == subject)
        & AuditLines.verb.is_in(READS)
        & (AuditLines.made_at > now - RECENT)
    )
    ids = {row["actor"].removeprefix("o:") for row in rows} - {me}
    return sorted(person.name for person in (await officers_of(list(ids))).values())


def name_of(by: str, people: dict[str, Person]) -> str:
    """ "Name (collar)" of the officer in `o:<id>`, or "Peel" for what nobody did by hand."""
    person = people.get(by.removeprefix("o:"))
    if person is None:
        return "Peel" if by == "peel" else "–"
    return f"{person.name} ({person.collar})" if person.collar else person.name
