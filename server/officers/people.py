"""Officers as other rooms need them: a name and a collar number for an id."""

import msgspec

from server.forces.locking import keys_of
from server.officers.tables import Officers
from server.plumbing.locking import DataKey


class Person(msgspec.Struct, frozen=True):
    """Who an officer is, in the clear; never stored so."""

    name: str
    email: str
    collar: str


def about(officer: str, field: str) -> str:
    return f"officers/{officer}/{field}"


def lock_person(key: DataKey, officer: str, person: Person) -> bytes:
    return key.lock(msgspec.json.encode(person), about(officer, "details"))


def unlock_person(key: DataKey, officer: str, details: bytes) -> Person:
    return msgspec.json.decode(key.unlock(details, about(officer, "details")), type=Person)


async def officers_of(ids: list[str]) -> dict[str, Person]:
    """Two queries however many ids; who was erased or never was is absent."""
    wanted = sorted({one for one in ids if one})
    ring = await keys_of(wanted)
    if not ring:
        return {}
    rows = await Officers.select(Officers.id, Officers.details).where(Officers.id.is_in(wanted))
    return {
        row["id"]: unlock_person(ring[row["id"]], row["id"], bytes(row["details"]))
        for row in rows
        if row["id"] in ring
    }


async def all_officers(role: str = "") -> list[tuple[str, str, Person]]:
    """(id, role, person) of everyone active, or of one role; for choosing who takes a case."""
    query = Officers.select(Officers.id, Officers.role).where(Officers.state == "active")
    rows = await (query.where(Officers.role == role) if role else query)
    people = await officers_of([row["id"] for row in rows])
    found = [(row["id"], row["role"], people[row["id"]]) for row in rows if row["id"] in people]
    return sorted(found, key=lambda one: one[2].name)
