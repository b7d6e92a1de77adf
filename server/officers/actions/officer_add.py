"""An officer or member of staff is added, with a first password and a code app's secret."""

import msgspec

from schemas.occasion import Occasion
from schemas.verbs.officer import OfficerAdd, Role
from server.audit.actions.record import record
from server.forces.locking import keep_key
from server.officers.password import hash_password, new_secret, otpauth
from server.officers.people import Person, about, lock_person
from server.officers.tables import Officers
from server.plumbing.database import unit
from server.plumbing.keys import keys
from server.plumbing.locking import DataKey


class Added(msgspec.Struct, frozen=True):
    """Shown once to who adds the officer."""

    id: str
    otpauth: str
    secret: str


class KnownAlreadyError(Exception):
    """Someone with this e-mail address is there already."""


async def add_officer(
    occasion: Occasion, person: Person, role: Role, password: str, issuer: str
) -> Added:
    officer = occasion.derive("officer")
    key, secret = DataKey.new(), new_secret()
    row = Officers(
        id=officer,
        email_index=keys().index(person.email),
        details=lock_person(key, officer, person),
        role=role,
        password=await hash_password(password),
        secret=key.lock(secret, about(officer, "secret")),
        added_at=occasion.at,
    )
    if not await unit(_add, occasion, row, key, role):
        raise KnownAlreadyError
    return Added(officer, otpauth(secret, person.email, issuer), secret)


async def _add(occasion: Occasion, row: Officers, key: DataKey, role: Role) -> bool:
    """The unique index decides, not a look before."""
    added = (
        await Officers.insert(row)
        .on_conflict(action="DO NOTHING", target=Officers.email_index)
        .returning(Officers.id)
    )
    if not added:
        return False
    await keep_key(row.id, key)
    await record(occasion, row.id, OfficerAdd(role=role))
    return True
