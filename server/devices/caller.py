"""Who is calling: a device that proves itself by a secret."""

import hashlib

from schemas.occasion import Occasion
from server.devices.actions.device_register import check_device, register_device
from server.devices.tables import Devices
from server.plumbing.access.claims import Claim
from server.plumbing.database import compiled

known = compiled(
    lambda device: (
        Devices.select(Devices.secret_hash, Devices.revoked_at).where(Devices.id == device).first()
    ),
    point=True,
)


class Caller:
    """Proved inside the unit that writes; an exchange that writes nothing asks without one."""

    def __init__(self, claim: Claim, now: int) -> None:
        self.device, self.now = claim.id, now
        self.secret_hash = hashlib.sha256(claim.secret.encode()).hexdigest()

    async def admit_in_unit(self) -> None:
        """S2: what is read here stays true until the unit ends. A new device is registered."""
        occasion = Occasion(by=f"d:{self.device}", at=self.now, op=self.device)
        await register_device(occasion, self.device, self.secret_hash)

    async def admit(self) -> None:
        """A device we never met has nothing to see."""
        found = await known(self.device)
        if found is not None:
            check_device(found, self.secret_hash)
