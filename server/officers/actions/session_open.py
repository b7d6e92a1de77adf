"""An officer signs in: password, one-time code, and a code is never taken twice."""

from typing import Any

import msgspec

from schemas.occasion import Occasion
from schemas.verbs.session import SessionOpen
from server.audit.actions.record import record
from server.forces.locking import ErasedError, key_of
from server.officers.password import NOBODY, is_password, new_secret, step_of
from server.officers.people import about, unlock_person
from server.officers.tables import Officers
from server.plumbing.access.sessions import keep_session, make_session
from server.plumbing.access.signed import Signed
from server.plumbing.access.tables import Sessions
from server.plumbing.database import unit
from server.plumbing.keys import keys
from server.plumbing.locking import DataKey


class SignIn(msgspec.Struct, frozen=True):
    """What was typed."""

    email: str
    password: str
    code: str


NO_ROW = {"id": "", "state": "", "role": "officer", "password": NOBODY, "code_step": 0}


async def open_officer_session(occasion: Occasion, given: SignIn) -> str | None:
    """The cookie's value, or None; who is unknown costs the same work as who mistyped."""
    row, key = await _find(given.email)
    secret = key.unlock_text(bytes(row["secret"]), about(row["id"], "secret"))
    right = await is_password(row["password"], given.password)
    step = step_of(secret, given.code, occasion.at)
    if not right or step <= row["code_step"] or row["state"] != "active":
        return None
    person = unlock_person(key, row["id"], bytes(row["details"]))
    signed = Signed(kind="officer", id=row["id"], role=row["role"], name=person.name)
    token, session = make_session(signed, occasion.at)
    occasion = Occasion(by=f"o:{row['id']}", at=occasion.at, op=occasion.op)
    return token if await unit(_open, occasion, session, step) else None


async def _find(email: str) -> tuple[dict[str, Any], DataKey]:
    row = await Officers.select().where(Officers.email_index == keys().index(email)).first()
    try:
        key = await key_of(row["id"] if row else "nobody")
    except ErasedError:
        key = DataKey.new()
        row = {**NO_ROW, "secret": key.lock(new_secret(), about("", "secret"))}
    return row or {}, key


async def _open(occasion: Occasion, session: Sessions, step: int) -> bool:
    """Of two that bring the same code at once, the row lets one through."""
    fresh = (
        await Officers.update({Officers.code_step: step})
        .where((Officers.id == session.who) & (Officers.code_step < step))
        .returning(Officers.id)
    )
    if not fresh:
        return False
    await keep_session(session)
    await record(occasion, session.who, SessionOpen())
    return True
