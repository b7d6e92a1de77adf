"""The one clock: everything that asks for the time asks here."""

import time


def now() -> int:
    """Milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000


def ticks() -> float:
    """Seconds that never go back, for measuring how long something took."""
    return time.perf_counter()
