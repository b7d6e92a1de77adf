"""A victim signs out; this browser's push subscription goes with the session."""

from schemas.occasion import Occasion
from schemas.verbs.victim import VictimLeave
from server.audit.actions.record import record
from server.contact.actions.push_forget import forget_session
from server.plumbing.access.sessions import drop_session
from server.plumbing.access.signed import Signed
from server.plumbing.database import unit


async def leave(occasion: Occasion, signed: Signed) -> None:
    await unit(_leave, occasion, signed)


async def _leave(occasion: Occasion, signed: Signed) -> None:
    await forget_session(occasion, signed.session)
    await drop_session(signed.session)
    await record(occasion, signed.id, VictimLeave())
