"""A device is lost: at its next exchange it is told to empty itself."""

from schemas.occasion import Occasion
from schemas.verbs.device import DeviceRevoke
from server.audit.actions.record import record
from server.devices.tables import Devices

REASONS = ("lost", "stolen", "handed-on", "misused")


async def revoke_device(occasion: Occasion, device: str, why: str) -> bool:
    """In a unit. False: no such device, or revoked already."""
    if why not in REASONS:
        raise ValueError("not a reason for revoking a device")
    found = (
        await Devices.update({Devices.revoked_at: occasion.at, Devices.revoked_for: why})
        .where((Devices.id == device) & (Devices.revoked_at == 0))
        .returning(Devices.id)
    )
    if found:
        await record(occasion, device, DeviceRevoke(why=why))
    return bool(found)
