"""Every victim of a case has something to be told; the gate decides how."""

from schemas.occasion import Occasion
from server.cases.tables import CasePeople
from server.contact.actions.message_queue import queue_message

TOLD = ("victim", "reporter")


async def tell_victims(occasion: Occasion, case: str, wording: str) -> None:
    """In a unit."""
    people = await CasePeople.select(CasePeople.person).where(
        (CasePeople.case == case) & CasePeople.role.is_in(list(TOLD))
    )
    for row in people:
        await queue_message(occasion, row["person"], wording, case)
