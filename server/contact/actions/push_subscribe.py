"""A signed-in browser asks to be told by push."""

from typing import Any

from schemas.occasion import Occasion


async def subscribe(occasion: Occasion, owner: str, session: str, subscription: Any) -> str:
    """Owner is `v:<person>` or `o:<officer>`. Checks keys and address, opens its own unit."""
    raise NotImplementedError
