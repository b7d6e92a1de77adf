"""Where data keys are kept: wrapped by the force's key, one row per subject."""

from server.forces.tables import DataKeys
from server.plumbing.database import insert_row
from server.plumbing.keys import keys
from server.plumbing.locking import DataKey


class ErasedError(Exception):
    """There is no key for this subject: what was written about it is gone for good."""


async def key_of(subject_id: str) -> DataKey:
    """Outside units (or inside: it is one query) the key that locks what belongs to a subject."""
    row = (
        await DataKeys.select(DataKeys.wrapped, DataKeys.key_id)
        .where(DataKeys.id == subject_id)
        .first()
    )
    if row is None:
        raise ErasedError
    return DataKey.unwrap(keys().wrapping_key(row["key_id"]), bytes(row["wrapped"]))


async def keys_of(subject_ids: list[str]) -> dict[str, DataKey]:
    """The keys of many subjects in one query; erased subjects are absent."""
    if not subject_ids:
        return {}
    rows = await DataKeys.select().where(DataKeys.id.is_in(sorted(set(subject_ids))))
    ring = keys()
    return {
        row["id"]: DataKey.unwrap(ring.wrapping_key(row["key_id"]), bytes(row["wrapped"]))
        for row in rows
    }


async def keep_key(subject_id: str, data_key: DataKey) -> None:
    """In a unit: store a new subject's key."""
    ring = keys()
    wrapped = data_key.wrap(ring.wrapping_key(ring.wrapping_id))
    row = {"id": subject_id, "wrapped": wrapped, "key_id": ring.wrapping_id}
    await insert_row(DataKeys, row)


async def destroy_key(subject_id: str) -> None:
    """In a unit: erase everything written about a subject by destroying its key."""
    await DataKeys.delete().where(DataKeys.id == subject_id)
