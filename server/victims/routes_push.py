"""A signed-in browser turns push on and off."""

from typing import Any

import msgspec
from litestar import Response, post
from litestar.types import ControllerRouterHandler

from server.contact.actions.push_forget import forget_endpoint
from server.contact.actions.push_subscribe import Subscriber, subscribe
from server.contact.push_address import BadAddressError, read_subscription
from server.plumbing.access.guards import victim
from server.plumbing.access.signed import who
from server.plumbing.problems import Problem, declared
from server.victims.routes import Asked, occasion_of

MOST = 4096
NEEDED = declared("sign-in-needed", "bad-json", "invalid")


async def told(request: Asked) -> Any:
    body = await request.body()
    try:
        return msgspec.json.decode(body[: MOST + 1]) if len(body) <= MOST else None
    except msgspec.DecodeError as error:
        raise Problem("bad-json") from error


def site_of(request: Asked) -> str:
    """Where a tap on the notice leads; the front has checked the host's name."""
    return f"{request.url.scheme}://{request.url.netloc}"


@post("/case/push", guards=[victim], raises=NEEDED, status_code=204)
async def turn_on(request: Asked) -> Response[None]:
    """Said again at each visit; an address elsewhere, or keys no phone has, are refused."""
    try:
        address = read_subscription(await told(request), site_of(request), request.state.lang)
    except BadAddressError as error:
        raise Problem("invalid") from error
    signed = who(request)
    await subscribe(occasion_of(request), Subscriber(f"v:{signed.id}", signed.session), address)
    return Response(None, status_code=204)


@post("/case/push/off", guards=[victim], raises=NEEDED, status_code=204)
async def turn_off(request: Asked) -> Response[None]:
    said = await told(request)
    endpoint = said.get("endpoint") if isinstance(said, dict) else None
    if not isinstance(endpoint, str):
        raise Problem("invalid")
    await forget_endpoint(occasion_of(request), f"v:{who(request).id}", endpoint)
    return Response(None, status_code=204)


ROUTES: list[ControllerRouterHandler] = [turn_on, turn_off]
