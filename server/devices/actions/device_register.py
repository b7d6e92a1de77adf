"""The first exchange of a device: from now on only this secret speaks for it."""

from piccolo.query import Query

from schemas.occasion import Occasion
from schemas.verbs.device import DeviceRegister
from server.audit.actions.record import record
from server.devices.tables import Devices
from server.plumbing.database import compiled, insert_row


class WrongSecretError(Exception):
    """Another device was quicker with this id, or somebody is guessing."""


@compiled
def _of(device: str) -> "Query[Devices, object]":
    """Locked against a revocation until the unit ends, where several write at once."""
    sql = "SELECT secret_hash, revoked_at FROM devices WHERE id = {}"
    shared = Devices._meta.db.engine_type == "postgres"
    return Devices.raw(sql + (" FOR SHARE" if shared else ""), device)


async def register_device(occasion: Occasion, device: str, secret_hash: str) -> bool:
    """In a unit, before anything the device asks: may it send? Registers it when it is new."""
    found = await _of(device)
    if not found:
        row = {"id": device, "secret_hash": secret_hash, "first_seen_at": occasion.at}
        if await insert_row(Devices, row, on_conflict="DO NOTHING"):
            await record(occasion, device, DeviceRegister())
        found = await _of(device)
    if found[0]["secret_hash"] != secret_hash:
        raise WrongSecretError
    return not found[0]["revoked_at"]
