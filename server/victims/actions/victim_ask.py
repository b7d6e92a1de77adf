"""Somebody asks for a code. The work here is the same whether we know the address or not."""

from schemas.occasion import Occasion
from schemas.verbs.victim import VictimAsk
from server.audit.actions.record import record
from server.contact.mailbox import mailbox
from server.plumbing.database import unit
from server.victims.code import LIFE, Ticket, new_ticket
from server.victims.tables import CodeRequests


async def ask_for_code(occasion: Occasion, email: str, person: str = "") -> Ticket:
    """With a person, to prove a new address; without, to sign in. The errand writes the mail."""
    ticket = new_ticket(occasion.at)
    row = CodeRequests(
        id=ticket.id,
        purpose="address" if person else "sign-in",
        person=person,
        hash=mailbox(email),
        browser=ticket.browser(),
        made_at=occasion.at,
        expires_at=occasion.at + LIFE,
    )
    await unit(_ask, occasion, row)
    return ticket


async def _ask(occasion: Occasion, row: CodeRequests) -> None:
    await CodeRequests.insert(row)
    await record(occasion, row.id, VictimAsk(purpose=row.purpose))
