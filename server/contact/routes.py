"""An officer's browser is called by push when work waits that nobody has opened."""

from litestar import Response, post
from litestar.types import ControllerRouterHandler

from server.contact.push_told import Asked, turn_off_here, turn_on_here
from server.plumbing.access.guards import officer
from server.plumbing.problems import declared

NEEDED = declared("sign-in-needed", "not-allowed", "bad-json", "invalid")


@post("/desk/push", guards=[officer], raises=NEEDED, status_code=204)
async def turn_on_staff(request: Asked) -> Response[None]:
    await turn_on_here(request)
    return Response(None, status_code=204)


@post("/desk/push/off", guards=[officer], raises=NEEDED, status_code=204)
async def turn_off_staff(request: Asked) -> Response[None]:
    await turn_off_here(request)
    return Response(None, status_code=204)


ROUTES: list[ControllerRouterHandler] = [turn_on_staff, turn_off_staff]
