"""There is something to tell a person."""

from schemas.occasion import Occasion


async def queue_message(occasion: Occasion, person: str, wording: str, subject: str) -> str:
    """Call inside the unit. The gate decides later how, when and whether a machine may tell it."""
    raise NotImplementedError
