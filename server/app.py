"""The web application: Litestar behind the front. `granian server.app:app` serves it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from litestar import Litestar
from litestar.types import ASGIApp

from server.forces.database import addresses
from server.forces.hosts import find_force
from server.plumbing.assets import built
from server.plumbing.database import close_forces, open_forces
from server.plumbing.description import DESCRIPTION
from server.plumbing.front import front
from server.plumbing.outbound import close_outbound
from server.plumbing.parent import die_with_parent
from server.plumbing.problems.handlers import HANDLERS
from server.plumbing.settings import settings
from server.wiring import ROUTES, wire


async def open_up() -> None:
    """In the serving process itself: neither threads nor pools survive a fork."""
    die_with_parent()
    built()
    await open_forces(addresses())


def house() -> Litestar:
    """The rooms without the front door, for what looks at routes."""
    wire()
    with unseen("pydantic"):
        return Litestar(
            route_handlers=ROUTES,
            exception_handlers=HANDLERS,
            request_max_body_size=settings().upload_max,
            openapi_config=DESCRIPTION,
            on_startup=[open_up],
            on_shutdown=[close_outbound, close_forces],
            logging_config=None,
            debug=False,
        )


@contextmanager
def unseen(package: str) -> Iterator[None]:
    """Litestar loads support of whatever is installed: 8 MB and 80 ms that nothing here uses."""
    if package in sys.modules:
        yield
        return
    sys.modules[package] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[package]


def create_app() -> ASGIApp:
    return front(house(), find_force)


def __getattr__(name: str) -> ASGIApp:
    """`server.app:app`, made when granian asks for it and not for every import."""
    if name != "app":
        raise AttributeError(name)
    return create_app()
