"""One guard on every handler: who may come in, decided before the body is read."""

from collections.abc import Awaitable, Callable
from typing import Any

from litestar.connection import ASGIConnection
from litestar.handlers.base import BaseRouteHandler

from server.plumbing.access.claims import read_claim
from server.plumbing.access.sessions import look_up
from server.plumbing.access.signed import Signed
from server.plumbing.problems import Problem

Connection = ASGIConnection[Any, Any, Any, Any]
Guard = Callable[[Connection, BaseRouteHandler], Awaitable[None]]

# a role -> the guards it satisfies
OPENS = {
    "officer": {"officer"},
    "supervisor": {"officer", "supervisor"},
    "editor": {"editor"},
    "operator": {"operator"},
}


async def anyone(_connection: Connection, _handler: BaseRouteHandler) -> None:
    """Open on purpose: saying so is what keeps the other doors from being left open."""


async def device(connection: Connection, _handler: BaseRouteHandler) -> None:
    """A device showed an id and a secret; the exchange itself proves or registers them."""
    connection.state.device = read_claim(connection.headers.get("authorization", ""))


async def victim(connection: Connection, _handler: BaseRouteHandler) -> None:
    """A person who signed in to their own cases."""
    await _signed(connection, "victim")


async def officer(connection: Connection, _handler: BaseRouteHandler) -> None:
    """An officer on duty."""
    await _staff(connection, "officer")


async def supervisor(connection: Connection, _handler: BaseRouteHandler) -> None:
    """A supervisor."""
    await _staff(connection, "supervisor")


async def editor(connection: Connection, _handler: BaseRouteHandler) -> None:
    """Who writes the force's forms and journeys."""
    await _staff(connection, "editor")


async def operator(connection: Connection, _handler: BaseRouteHandler) -> None:
    """Who runs the force's platform."""
    await _staff(connection, "operator")


async def _staff(connection: Connection, door: str) -> None:
    signed = await _signed(connection, "officer")
    if door not in OPENS.get(signed.role, set()):
        raise Problem("not-allowed")


async def _signed(connection: Connection, kind: str) -> Signed:
    signed = await look_up(connection, kind)
    if signed is None:
        connection.state.door = kind
        raise Problem("sign-in-needed")
    connection.state.signed = signed
    return signed


GUARDS: tuple[Guard, ...] = (anyone, device, victim, officer, supervisor, editor, operator)
