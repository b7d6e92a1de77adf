"""A code is spent in one statement: of two that bring it at once, the row lets one through."""

from typing import Any

from server.victims.code import TRIES, Ticket, is_code, read_ticket
from server.victims.tables import CodeRequests


async def find_request(cookie: str, purpose: str) -> tuple[Ticket, dict[str, Any]]:
    """The request this browser made; an empty row when it made none."""
    ticket = read_ticket(cookie)
    row = await CodeRequests.select().where(CodeRequests.id == ticket.id).first()
    mine = row and row["browser"] == ticket.browser() and row["purpose"] == purpose
    return ticket, row if row and mine else {}


def is_right(ticket: Ticket, row: dict[str, Any], typed: str) -> bool:
    """The comparison is made whether or not there is anything to compare with."""
    right = is_code(ticket.id, typed)
    return right and bool(row) and row["sent_at"] > 0


async def spend_code(request: str, now: int, right: bool) -> bool:
    """In a unit. Every try counts; a right one is the last."""
    counted = (
        await CodeRequests.update(
            {
                CodeRequests.tries: CodeRequests.tries + 1,
                CodeRequests.used_at: now if right else 0,
            }
        )
        .where(
            (CodeRequests.id == request)
            & (CodeRequests.used_at == 0)
            & (CodeRequests.tries < TRIES)
            & (CodeRequests.expires_at > now)
        )
        .returning(CodeRequests.id)
    )
    return right and bool(counted)
