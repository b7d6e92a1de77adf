"""The first exchange of a device: from now on only this secret speaks for it."""

from hmac import compare_digest
from typing import Any

from piccolo.query import Query

from schemas.occasion import Occasion
from schemas.verbs.device import DeviceRegister
from server.audit.actions.record import record
from server.devices.tables import Devices
from server.plumbing.database import compiled, insert_row
from sync.ends import RevokedError, StopError


@compiled
def _of(device: str) -> "Query[Devices, object]":
    """Locked against a revocation until the unit ends, where several write at once."""
    sql = "SELECT secret_hash, revoked_at FROM devices WHERE id = {}"
    shared = Devices._meta.db.engine_type == "postgres"
    return Devices.raw(sql + (" FOR SHARE" if shared else ""), device)


async def register_device(occasion: Occasion, device: str, secret_hash: str) -> None:
    """In a unit, before anything the device asks: is it the one we know? A new one is kept."""
    found = await _of(device)
    if not found:
        row = {"id": device, "secret_hash": secret_hash, "first_seen_at": occasion.at}
        if await insert_row(Devices, row, on_conflict="DO NOTHING"):
            await record(occasion, device, DeviceRegister())
        found = await _of(device)
    check_device(found[0], secret_hash)


def check_device(row: dict[str, Any], secret_hash: str) -> None:
    """A stranger is told nothing; a revoked device is told so."""
    if not compare_digest(row["secret_hash"], secret_hash):
        raise StopError
    if row["revoked_at"]:
        raise RevokedError
