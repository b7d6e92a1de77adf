"""A code is spent and a session begins."""

from schemas.occasion import Occasion
from schemas.verbs.victim import VictimEnter
from server.audit.actions.record import record
from server.contact.actions.push_forget import forget_session
from server.contact.mailbox import reader_of
from server.plumbing.access.sessions import drop_session, keep_session, make_session
from server.plumbing.access.signed import Signed
from server.plumbing.access.tables import Sessions
from server.plumbing.database import unit
from server.victims.spending import find_request, is_right, spend_code


async def enter(occasion: Occasion, cookie: str, typed: str, old: str) -> str:
    """The new session's cookie, or nothing. `old` is the session this browser had before."""
    ticket, row = await find_request(cookie, "sign-in")
    person = await reader_of(row.get("hash", ""))
    right = is_right(ticket, row, typed) and bool(person)
    token, session = make_session(Signed(kind="victim", id=person, role=""), occasion.at)
    occasion = Occasion(by=f"v:{person}", at=occasion.at, op=occasion.op)
    entered = await unit(_enter, occasion, ticket.id, session, (right, old))
    return token if entered else ""


async def _enter(
    occasion: Occasion, request: str, session: Sessions, given: tuple[bool, str]
) -> bool:
    right, old = given
    if not await spend_code(request, occasion.at, right):
        return False
    if old:
        await forget_session(occasion, old)
        await drop_session(old)
    await keep_session(session)
    await record(occasion, session.who, VictimEnter())
    return True
