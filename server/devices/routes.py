"""`POST /sync/v1`: the one call by which devices send their work and learn what is new."""

from typing import Any

from litestar import Request, Response, post
from litestar.types import ControllerRouterHandler

from server.devices import blob_routes
from server.devices.body import body_of, is_packed
from server.devices.caller import Caller
from server.devices.ends import ends_of
from server.plumbing import clock
from server.plumbing.access.claims import claim_of
from server.plumbing.access.guards import device
from server.plumbing.access.sessions import look_up
from server.plumbing.problems import Problem, declared
from sync.bodies import VIEWS
from sync.ends import StopError
from sync.exchange import answer_exchange
from sync.protocol import MAX_COMPRESSED, Exchange
from sync.unpack import BadExchangeError, TooLargeError, read_exchange


@post(
    "/sync/v1",
    guards=[device],
    status_code=200,
    raises=declared("bad-json", "device-needed", "wrong-type", "slow-down", "disk-full"),
)
async def exchange(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Ops in, results and news out."""
    said = await read_said(request)
    caller = Caller(claim_of(request), clock.now())
    answer = await answered(said, caller, await feeds_of(request, caller))
    return Response(answer, media_type="application/json", headers={"Cache-Control": "no-store"})


async def read_said(request: Request[Any, Any, Any]) -> Exchange:
    body = await body_of(request, MAX_COMPRESSED, "application/json")
    try:
        return read_exchange(body, is_packed(request))
    except TooLargeError as error:
        raise Problem("too-large") from error
    except BadExchangeError as error:
        raise Problem("bad-json") from error


async def answered(said: Exchange, caller: Caller, feeds: list[str]) -> bytes:
    try:
        return await answer_exchange(said, caller.device, feeds, ends_of(caller), VIEWS)
    except StopError as error:
        raise Problem("device-needed") from error


async def feeds_of(request: Request[Any, Any, Any], caller: Caller) -> list[str]:
    """The device's own, and that of the person or officer signed in on it."""
    feeds = [f"d:{caller.device}"]
    if request.headers.get("cookie"):
        for kind in ("victim", "officer"):
            signed = await look_up(request, kind)
            if signed is not None:
                feeds.append(f"{kind[0]}:{signed.id}")
    return feeds


ROUTES: list[ControllerRouterHandler] = [exchange, *blob_routes.ROUTES]
