"""What must go upwards: a few tables, filled at the start. A room leaves with its lines."""

from typing import Any

HANDLERS: list[Any] = []  # every HTTP handler of every room


def wire() -> None:
    """Fill MUTATIONS, VIEWS, EVENTS, ERRANDS and TIMERS; doing it twice changes nothing."""


def handlers() -> list[Any]:
    """Every handler the application serves."""
    return HANDLERS
