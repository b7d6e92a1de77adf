"""The people of a case by name and role, and whether a machine may write to them."""

from typing import Any

import msgspec

from server.contact.tables import People
from server.forces.locking import keys_of
from server.plumbing.locking import DataKey

Json = dict[str, Any]


async def people_view(rows: list[Json]) -> list[Json]:
    """Two queries; who was erased is left out."""
    ids = [row["person"] for row in rows]
    ring = await keys_of(ids)
    if not ring:
        return []
    found = await People.select(People.id, People.details, People.at_risk).where(
        People.id.is_in(ids)
    )
    people = {row["id"]: row for row in found if row["id"] in ring}
    return [
        {
            "id": row["person"],
            "role": row["role"],
            "name": _name(people[row["person"]], ring[row["person"]]),
            "at_risk": people[row["person"]]["at_risk"],
            "machine": people[row["person"]]["at_risk"] == "no",
        }
        for row in rows
        if row["person"] in people
    ]


def _name(row: Json, key: DataKey) -> str:
    plain = key.unlock(bytes(row["details"]), f"people/{row['id']}")
    return str(msgspec.json.decode(plain, type=dict[str, Any]).get("name", ""))
