"""What follows from what: two tables that `server.wiring` fills at start, and nobody after it."""

from collections.abc import Awaitable, Callable

from server.audit.errand import Errand, Handler

# verb -> the errands it causes, as `case.update: ["victim.tell"]`
EVENTS: dict[str, list[str]] = {}

# errand's action -> what does it
ERRANDS: dict[str, Handler] = {}

# name -> (seconds between ticks, what to do each time, for each force)
TIMERS: dict[str, tuple[float, Callable[[], Awaitable[None]]]] = {}

# who makes an officer's task of an errand that keeps failing; at most one, in a unit
GIVE_UP: list[Callable[[Errand, int], Awaitable[None]]] = []
