"""An officer signs out; the session is gone from the table, whatever the browser keeps."""

from schemas.occasion import Occasion
from schemas.verbs.session import SessionEnd
from server.audit.actions.record import record
from server.plumbing.access.sessions import drop_session
from server.plumbing.access.signed import Signed
from server.plumbing.database import unit


async def end_officer_session(occasion: Occasion, signed: Signed) -> None:
    await unit(_end, occasion, signed)


async def _end(occasion: Occasion, signed: Signed) -> None:
    await drop_session(signed.session)
    await record(occasion, signed.id, SessionEnd())
