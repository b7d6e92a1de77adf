"""Staff must look now, even when no tab is open."""

from schemas.occasion import Occasion


async def tell_staff(occasion: Occasion, wording: str) -> str:
    """Call inside the unit: mails the force's alarm address and pushes to its officers."""
    raise NotImplementedError
