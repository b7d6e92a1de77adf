"""A unit of work: an ordinary `async def` of ordinary Piccolo queries that happens whole or not."""

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

from server.plumbing.database import opened
from server.plumbing.database.errors import UnitError
from server.plumbing.database.hand import inside_unit

Given = ParamSpec("Given")
Result = TypeVar("Result")
Afterwards = dict[Callable[[], None], None]
_afterwards: ContextVar[Afterwards] = ContextVar("peel_afterwards")


async def unit(
    function: Callable[..., Awaitable[Result]], *arguments: Any, lane: str = ""
) -> Result:
    """Runs `function(*arguments)` atomically in the force in hand; durable when it returns.

    Inside, only queries may be awaited. It may run more than once: no clock, no randomness, no
    other effect. Units of one lane never share a batch.
    """
    if inside_unit():
        raise UnitError("a unit of work does not hold another")
    afterwards: Afterwards = {}
    token = _afterwards.set(afterwards)
    try:
        result: Result = await opened.here().unit(function, arguments, lane)
    finally:
        _afterwards.reset(token)
    for act in afterwards:
        act()
    return result


def after_unit(act: Callable[[], None]) -> None:
    """In a unit: call this once it is kept, if its caller still waits. A hint, never a promise."""
    _afterwards.get({})[act] = None
