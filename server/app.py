"""The web application: Litestar behind the front."""

from litestar import Litestar
from litestar.types import ASGIApp

from server.forces.hosts import find_force
from server.plumbing.front import front
from server.plumbing.problems.handlers import HANDLERS
from server.plumbing.settings import settings
from server.wiring import handlers, wire


def house() -> Litestar:
    """The rooms without the front door, for what looks at routes."""
    wire()
    return Litestar(
        route_handlers=handlers(),
        exception_handlers=HANDLERS,  # type: ignore[arg-type]
        request_max_body_size=settings().upload_max,
        openapi_config=None,
        debug=False,
    )


def create_app() -> ASGIApp:
    return front(house(), find_force)
