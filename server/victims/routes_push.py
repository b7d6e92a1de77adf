"""A signed-in browser turns push on and off."""

from litestar import Response, post
from litestar.types import ControllerRouterHandler

from server.contact.push_told import Asked, turn_off_here, turn_on_here
from server.plumbing.access.guards import victim
from server.plumbing.problems import declared

NEEDED = declared("sign-in-needed", "bad-json", "invalid")


@post("/case/push", guards=[victim], raises=NEEDED, status_code=204)
async def turn_on(request: Asked) -> Response[None]:
    await turn_on_here(request)
    return Response(None, status_code=204)


@post("/case/push/off", guards=[victim], raises=NEEDED, status_code=204)
async def turn_off(request: Asked) -> Response[None]:
    await turn_off_here(request)
    return Response(None, status_code=204)


ROUTES: list[ControllerRouterHandler] = [turn_on, turn_off]
