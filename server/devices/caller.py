"""Who is calling: a device that proves itself by a secret, and whoever is signed in on it."""

import hashlib
from hmac import compare_digest

from schemas.occasion import Occasion
from server.devices.actions.device_register import WrongSecretError, register_device
from server.devices.tables import Devices
from server.plumbing.access.claims import Claim
from server.plumbing.database import compiled
from server.plumbing.problems import Problem
from sync.kinds import Maker

known = compiled(
    lambda device: (
        Devices.select(Devices.secret_hash, Devices.revoked_at).where(Devices.id == device).first()
    ),
    point=True,
)


class Caller:
    """Proved inside the unit that writes; an exchange that writes nothing asks once before."""

    def __init__(self, claim: Claim, now: int) -> None:
        self.device, self.now = claim.id, now
        self.secret_hash = hashlib.sha256(claim.secret.encode()).hexdigest()

    async def may_not_send(self, _maker: Maker) -> bool:
        """In the unit (S2): a new device is registered, a revoked one is told so."""
        occasion = Occasion(by=f"d:{self.device}", at=self.now, op=self.device)
        return not await register_device(occasion, self.device, self.secret_hash)

    async def is_revoked(self) -> bool:
        """Outside a unit. A device we never met has nothing to see, and nothing to hide."""
        found = await known(self.device)
        if found is None:
            return False
        if not compare_digest(found["secret_hash"], self.secret_hash):
            raise Problem("device-needed")
        return bool(found["revoked_at"])


__all__ = ["Caller", "WrongSecretError"]
