"""For operators and their machines, on any host name: alive, ready, and counted."""

from litestar import MediaType, Response, get
from litestar.types import ControllerRouterHandler

from server.forces.database import addresses
from server.forces.registry import forces
from server.plumbing.access.guards import anyone
from server.plumbing.access.tables import Sessions
from server.plumbing.database import DatabaseError, in_force
from server.plumbing.front.counts import exposition
from server.plumbing.migrations.state import lacks
from server.plumbing.problems import Problem, declared


@get("/health", guards=[anyone], raises=declared())
async def health() -> dict[str, bool]:
    """The process answers."""
    return {"alive": True}


@get("/ready", guards=[anyone], raises=declared("not-ready"))
async def ready() -> dict[str, bool]:
    """Every force's database answers and has the tables of this release."""
    known = forces()
    if not known or not all([await is_force_ready(force) for force in known]):
        raise Problem("not-ready")
    return {"ready": True}


async def is_force_ready(force: str) -> bool:
    try:
        with in_force(force):
            await Sessions.exists().where(Sessions.id == "")
            return not await lacks(addresses()[force])
    except (DatabaseError, LookupError):
        return False


@get("/metrics", guards=[anyone], raises=declared(), media_type=MediaType.TEXT)
async def metrics() -> Response[str]:
    """Counts since this process started."""
    return Response(exposition(), media_type="text/plain; version=0.0.4; charset=utf-8")


ROUTES: list[ControllerRouterHandler] = [health, ready, metrics]
