"""What the exchange is handed, so that it knows neither the database nor the force."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Protocol

from msgspec import Struct

from sync.kinds import Mutation


class Unit(Protocol):
    """Runs queries atomically and durably; handed in by whoever owns the database."""

    def __call__(
        self, function: Callable[..., Coroutine[Any, Any, Any]], /, *arguments: Any, lane: str = ""
    ) -> Awaitable[Any]: ...


class StopError(Exception):
    """Whoever calls is not who they say: nothing is done and nothing is told."""


class RevokedError(StopError):
    """S2: this device may send nothing any more, and is told to empty itself."""


class Admit(Protocol):
    """Is the caller who it says? Raises StopError. Asked inside each unit, or once without one."""

    def __call__(self) -> Awaitable[None]: ...


class Ends(Struct, frozen=True):
    """All the exchange is handed: the database, the handlers, a clock, the force's name and pen."""

    unit: Unit
    mutations: dict[str, Mutation]
    admit_in_unit: Admit
    admit: Admit
    now: Callable[[], int]
    force: str
    sign: Callable[[bytes], bytes]
    outages: tuple[type[Exception], ...] = ()
