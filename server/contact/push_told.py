"""What a browser says about its push subscription, read with distrust."""

from typing import Any

import msgspec
from litestar import Request

from schemas.ids import uuid7
from schemas.occasion import Occasion
from server.contact.actions.push_forget import forget_endpoint
from server.contact.actions.push_subscribe import Subscriber, subscribe
from server.contact.push_address import BadAddressError, read_subscription
from server.plumbing import clock
from server.plumbing.access.signed import who
from server.plumbing.problems import Problem

MOST = 4096
Asked = Request[Any, Any, Any]


async def told(request: Asked) -> Any:
    body = await request.body()
    try:
        return msgspec.json.decode(body) if len(body) <= MOST else None
    except msgspec.DecodeError as error:
        raise Problem("bad-json") from error


def site_of(request: Asked) -> str:
    """Where a tap on the notice leads; the front has checked the host's name."""
    return f"{request.url.scheme}://{request.url.netloc}"


def subscriber(request: Asked) -> Subscriber:
    """Officers and victims keep their own, apart."""
    signed = who(request)
    kind = "o" if signed.kind == "officer" else "v"
    return Subscriber(f"{kind}:{signed.id}", signed.session)


def occasion_of(owner: str) -> Occasion:
    now = clock.now()
    return Occasion(by=owner, at=now, op=uuid7(now))


async def turn_on_here(request: Asked) -> None:
    """Said again at each visit; an address elsewhere, or keys no phone has, are refused."""
    try:
        address = read_subscription(await told(request), site_of(request), request.state.lang)
    except BadAddressError as error:
        raise Problem("invalid") from error
    whose = subscriber(request)
    await subscribe(occasion_of(whose.owner), whose, address)


async def turn_off_here(request: Asked) -> None:
    said = await told(request)
    endpoint = said.get("endpoint") if isinstance(said, dict) else None
    if not isinstance(endpoint, str):
        raise Problem("invalid")
    owner = subscriber(request).owner
    await forget_endpoint(occasion_of(owner), owner, endpoint)
