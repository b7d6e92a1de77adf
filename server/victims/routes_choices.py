"""Where a person says how they may be told things, and proves a new address."""

from typing import Annotated, Any

from litestar import Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.types import ControllerRouterHandler

from server.contact.actions.contact_change import change_contact, name_new_address
from server.contact.actions.contact_confirm import keep_old_address
from server.contact.answers import read_email
from server.plumbing.access.buckets import CODE_BY_ADDRESS, CODE_BY_NAME, address_key, spend
from server.plumbing.access.cookies import cookie_of, cookie_value, dead_cookie
from server.plumbing.access.guards import victim
from server.plumbing.access.signed import who
from server.plumbing.database import unit
from server.plumbing.problems import declared
from server.plumbing.render import page
from server.victims.actions.victim_ask import ask_for_code
from server.victims.actions.victim_prove import prove_address
from server.victims.choices import Chosen, choices_view, wish_of
from server.victims.code import COOKIE, LIFE
from server.victims.routes import Asked, moved, occasion_of
from server.victims.routes_door import AddressForm, CodeForm
from server.victims.views import code_view

ChosenForm = Annotated[Chosen, Body(media_type=RequestEncodingType.URL_ENCODED)]
NEEDED = declared("sign-in-needed", "slow-down")


@get("/case/choices", guards=[victim], raises=NEEDED)
async def show_choices(request: Asked) -> Response[str]:
    view = await choices_view(who(request).id, request.state.lang, saved=False)
    return page(request, "victims/choices.html", view)


@post("/case/choices", guards=[victim], raises=NEEDED)
async def choose(request: Asked, data: ChosenForm) -> Response[Any]:
    person, wish = who(request).id, wish_of(data)
    if wish is None:
        view = await choices_view(person, request.state.lang, saved=False, wrong=True)
        return page(request, "victims/choices.html", view, status=422)
    await change_contact(occasion_of(request), person, wish)
    view = await choices_view(person, request.state.lang, saved=True)
    return page(request, "victims/choices.html", view)


@post("/case/address", guards=[victim], raises=NEEDED)
async def name_address(request: Asked, data: AddressForm) -> Response[Any]:
    """From here until it is proved or given up, nothing is sent by itself."""
    spend(CODE_BY_ADDRESS, address_key(request))
    person, email = who(request).id, read_email(data.email)
    if not email:
        view = await choices_view(person, request.state.lang, saved=False, wrong=True)
        return page(request, "victims/choices.html", view, status=422)
    spend(CODE_BY_NAME, email.casefold())
    await name_new_address(occasion_of(request), person, email)
    ticket = await ask_for_code(occasion_of(request), email, person)
    cookie = cookie_of(request, COOKIE, ticket.text(), max_age=LIFE // 1000)
    return moved(request, "/case/address", [cookie])


@get("/case/address", guards=[victim], raises=NEEDED)
async def show_proof(request: Asked) -> Response[str]:
    return page(request, "victims/code.html", code_view(request.state.lang, "/case/address/code"))


@post("/case/address/code", guards=[victim], raises=NEEDED)
async def prove(request: Asked, data: CodeForm) -> Response[Any]:
    spend(CODE_BY_ADDRESS, address_key(request))
    cookie = cookie_value(request, COOKIE)
    if not await prove_address(occasion_of(request), who(request).id, cookie, data.code):
        view = code_view(request.state.lang, "/case/address/code", wrong=True)
        return page(request, "victims/code.html", view, status=422)
    return moved(request, "/case/choices", [dead_cookie(request, COOKIE)])


@post("/case/address/keep", guards=[victim], raises=NEEDED)
async def keep_old(request: Asked) -> Response[Any]:
    await unit(keep_old_address, occasion_of(request), who(request).id)
    return moved(request, "/case/choices")


ROUTES: list[ControllerRouterHandler] = [
    show_choices,
    choose,
    name_address,
    show_proof,
    prove,
    keep_old,
]
