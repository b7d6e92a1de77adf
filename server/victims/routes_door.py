"""The victims' door: a code by e-mail. No GET spends anything."""

from typing import Annotated, Any

import msgspec
from litestar import Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.types import ControllerRouterHandler

from schemas.ids import uuid7
from schemas.occasion import Occasion
from server.contact.answers import read_email
from server.plumbing import clock
from server.plumbing.access.buckets import CODE_BY_ADDRESS, CODE_BY_NAME, address_key, spend
from server.plumbing.access.cookies import cookie_of, cookie_value, dead_cookie
from server.plumbing.access.guards import anyone
from server.plumbing.access.sessions import look_up, no_session_cookie, session_cookie
from server.plumbing.problems import declared
from server.plumbing.render import page
from server.victims.actions.victim_ask import ask_for_code
from server.victims.actions.victim_enter import enter
from server.victims.actions.victim_leave import leave
from server.victims.code import COOKIE, LIFE
from server.victims.routes import Asked, moved
from server.victims.views import code_view, sign_in_view

Short = Annotated[str, msgspec.Meta(max_length=300)]
NEEDED = declared("slow-down")


class Address(msgspec.Struct):
    """Where the code shall go."""

    email: Short = ""


class Code(msgspec.Struct):
    """What came in the mail."""

    code: Short = ""


AddressForm = Annotated[Address, Body(media_type=RequestEncodingType.URL_ENCODED)]
CodeForm = Annotated[Code, Body(media_type=RequestEncodingType.URL_ENCODED)]


def occasion_at_door() -> Occasion:
    now = clock.now()
    return Occasion(by="v:unknown", at=now, op=uuid7(now))


@get("/case/sign-in", guards=[anyone], raises=NEEDED)
async def show_sign_in(request: Asked) -> Response[str]:
    return page(request, "victims/sign-in.html", sign_in_view(request.state.lang))


@post("/case/sign-in", guards=[anyone], raises=NEEDED)
async def ask(request: Asked, data: AddressForm) -> Response[Any]:
    """The same answer and the same work for an address we know and one we do not."""
    spend(CODE_BY_ADDRESS, address_key(request))
    email = read_email(data.email)
    if not email:
        view = sign_in_view(request.state.lang, data.email, wrong=True)
        return page(request, "victims/sign-in.html", view, status=422)
    spend(CODE_BY_NAME, email.casefold())
    ticket = await ask_for_code(occasion_at_door(), email)
    cookie = cookie_of(request, COOKIE, ticket.text(), max_age=LIFE // 1000)
    return moved(request, "/case/code", [cookie])


@get("/case/code", guards=[anyone], raises=NEEDED)
async def show_code(request: Asked) -> Response[str]:
    return page(request, "victims/code.html", code_view(request.state.lang, "/case/code"))


@post("/case/code", guards=[anyone], raises=NEEDED)
async def give_code(request: Asked, data: CodeForm) -> Response[Any]:
    spend(CODE_BY_ADDRESS, address_key(request))
    before = await look_up(request, "victim")
    old = before.session if before else ""
    token = await enter(occasion_at_door(), cookie_value(request, COOKIE), data.code, old)
    if not token:
        view = code_view(request.state.lang, "/case/code", wrong=True)
        return page(request, "victims/code.html", view, status=422)
    return moved(request, "/case", [session_cookie(request, token), dead_cookie(request, COOKIE)])


@post("/case/sign-out", guards=[anyone], raises=NEEDED)
async def sign_out(request: Asked) -> Response[Any]:
    """Works twice; afterwards nobody is signed in here and this browser gets no more push."""
    signed = await look_up(request, "victim")
    if signed:
        now = clock.now()
        await leave(Occasion(by=f"v:{signed.id}", at=now, op=uuid7(now)), signed)
    return moved(request, "/case/sign-in", [no_session_cookie(request)])


ROUTES: list[ControllerRouterHandler] = [
    show_sign_in,
    ask,
    show_code,
    give_code,
    sign_out,
]
