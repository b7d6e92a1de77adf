"""A new address is proved with the code that was sent there."""

from schemas.occasion import Occasion
from server.contact.actions.contact_confirm import confirm_contact
from server.plumbing.database import unit
from server.victims.spending import find_request, is_right, spend_code


async def prove_address(occasion: Occasion, person: str, cookie: str, typed: str) -> bool:
    ticket, row = await find_request(cookie, "address")
    right = is_right(ticket, row, typed) and row["person"] == person
    return await unit(_prove, occasion, ticket.id, (person, row.get("hash", "")), right)


async def _prove(occasion: Occasion, request: str, whose: tuple[str, str], right: bool) -> bool:
    person, mailbox = whose
    if not await spend_code(request, occasion.at, right):
        return False
    return await confirm_contact(occasion, person, mailbox)
