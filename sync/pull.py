"""What is new for a device: rows of its feeds, with bodies as they are now (S10 to S12)."""

from collections.abc import Awaitable
from typing import Any, Protocol

from sync.push import Maker


class View(Protocol):
    """The bodies one viewer may see of some keys; a key left out is gone for this viewer."""

    def __call__(
        self, keys: list[str], viewer: Maker, /
    ) -> Awaitable[dict[str, dict[str, Any]]]: ...


VIEWS: dict[str, View] = {}
