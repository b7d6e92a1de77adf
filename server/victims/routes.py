"""Where victims and reporters sign in and see what happens to their case."""

from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath
from litestar.response import Redirect
from litestar.types import ControllerRouterHandler

from schemas.ids import uuid7
from schemas.occasion import Occasion
from schemas.twins.words import clean, trim, units
from server.cases.actions.case_message import mark_messages_read, message_case
from server.cases.actions.case_read import read_case
from server.plumbing import clock
from server.plumbing.access.guards import victim
from server.plumbing.access.signed import who
from server.plumbing.problems import declared
from server.plumbing.render import page
from server.victims.own_cases import cases_of, own_case
from server.victims.views import LONGEST, case_view, list_view

Asked = Request[Any, Any, Any]
SEEN = declared("sign-in-needed", "not-found")


class Letter(msgspec.Struct):
    """What a victim writes to the officer."""

    text: str = ""


Written = Annotated[Letter, Body(media_type=RequestEncodingType.URL_ENCODED)]


def occasion_of(request: Asked) -> Occasion:
    now = clock.now()
    return Occasion(by=f"v:{who(request).id}", at=now, op=uuid7(now))


def moved(request: Asked, path: str, cookies: list[Any] | None = None) -> Redirect:
    base = "/cy" if request.state.lang == "cy" else ""
    return Redirect(base + path, status_code=303, cookies=cookies or [])


@get("/case", guards=[victim], raises=SEEN)
async def show_cases(request: Asked) -> Response[str]:
    person = who(request).id
    view = await list_view(await cases_of(person), person, request.state.lang)
    return page(request, "victims/cases.html", view)


@get("/case/{case:str}", guards=[victim], raises=SEEN)
async def show_case(request: Asked, case: FromPath[str]) -> Response[str]:
    """What the officer wrote counts as read when this page was made for the victim."""
    person = who(request).id
    row = await own_case(person, case)
    await read_case(occasion_of(request), case)
    view = await case_view(row, person, request.state.lang)
    await mark_messages_read(case, from_victim=False, at=clock.now())
    return page(request, "victims/case.html", view)


@post("/case/{case:str}/message", guards=[victim], raises=SEEN)
async def write_message(request: Asked, case: FromPath[str], data: Written) -> Response[Any]:
    """What could not be taken is shown again, not thrown away."""
    person = who(request).id
    row = await own_case(person, case)
    text = trim(clean(data.text))
    wrong = "missing" if not text else "long" if units(text) > LONGEST else ""
    if wrong:
        view = await case_view(row, person, request.state.lang)
        view = {**view, "text": text, "wrong": wrong}
        return page(request, "victims/case.html", view, status=422)
    await message_case(occasion_of(request), case, person, text)
    return moved(request, f"/case/{case}")


ROUTES: list[ControllerRouterHandler] = [show_cases, show_case, write_message]
