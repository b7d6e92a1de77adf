"""Which force is in hand: no default, so that forgetting it is an error and never a guess."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from server.plumbing.database.errors import UnitError

_force: ContextVar[str] = ContextVar("peel_force")
_inside: ContextVar[bool] = ContextVar("peel_unit", default=False)


def force_in_hand() -> str:
    """The id of the force whose database answers; LookupError when there is none."""
    return _force.get()


def inside_unit() -> bool:
    """Whether a unit of work is being driven here."""
    return _inside.get()


def enter_unit() -> None:
    """Called in the unit's own context, which dies with it."""
    _inside.set(True)


def take(force: str) -> None:
    """Put a force in hand for the rest of this task."""
    if inside_unit():
        raise UnitError("a unit of work belongs to one force")
    _force.set(force)


@contextmanager
def in_force(force: str) -> Iterator[None]:
    """Everything inside talks to this force's database."""
    if inside_unit():
        raise UnitError("a unit of work belongs to one force")
    token = _force.set(force)
    try:
        yield
    finally:
        _force.reset(token)
