"""Where staff sign in and out, and the tasks that wait for them."""

from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath
from litestar.response import Redirect
from litestar.types import ControllerRouterHandler

from schemas.ids import uuid7
from schemas.occasion import Occasion
from server.officers.actions.session_end import end_officer_session
from server.officers.actions.session_open import SignIn, open_officer_session
from server.officers.actions.task_close import close_task
from server.officers.views import sign_in_view, tasks_view
from server.plumbing import clock
from server.plumbing.access.buckets import (
    SIGN_IN_BY_ADDRESS,
    SIGN_IN_BY_NAME,
    address_key,
    spend,
)
from server.plumbing.access.guards import anyone, officer
from server.plumbing.access.sessions import (
    end_session_before,
    look_up,
    no_session_cookie,
    session_cookie,
)
from server.plumbing.access.signed import who
from server.plumbing.problems import Problem, declared
from server.plumbing.render import page

Asked = Request[Any, Any, Any]
Text = Annotated[str, msgspec.Meta(max_length=200)]


class Typed(msgspec.Struct):
    """The sign-in form; what is left out counts as empty."""

    email: Text = ""
    password: Text = ""
    code: Text = ""


Form = Annotated[Typed, Body(media_type=RequestEncodingType.URL_ENCODED)]


@get("/desk/sign-in", guards=[anyone], raises=declared())
async def show_sign_in(request: Asked) -> Response[str]:
    return page(request, "officers/sign-in.html", sign_in_view(request, wrong=False))


@post("/desk/sign-in", guards=[anyone], raises=declared("slow-down"))
async def sign_in(request: Asked, data: Form) -> Response[Any]:
    """One answer for every wrong detail; the limits count who is unknown like who is known."""
    spend(SIGN_IN_BY_ADDRESS, address_key(request))
    spend(SIGN_IN_BY_NAME, data.email.strip().casefold())
    now = clock.now()
    given = SignIn(email=data.email, password=data.password, code=data.code)
    token = await open_officer_session(Occasion("o:unknown", now, uuid7(now)), given)
    if token is None:
        view = sign_in_view(request, wrong=True)
        return page(request, "officers/sign-in.html", view, status=422)
    await end_session_before(request)
    return moved(request, "/desk", cookies=[session_cookie(request, token)])


@post("/desk/sign-out", guards=[anyone], raises=declared())
async def sign_out(request: Asked) -> Response[Any]:
    """Works twice, and for any role: afterwards nobody is signed in here."""
    signed = await look_up(request, "officer")
    if signed:
        now = clock.now()
        await end_officer_session(Occasion(f"o:{signed.id}", now, uuid7(now)), signed)
    return moved(request, "/desk/sign-in", cookies=[no_session_cookie(request)])


@get("/desk/tasks", guards=[officer], raises=declared("sign-in-needed", "not-allowed"))
async def show_tasks(request: Asked) -> Response[str]:
    return page(request, "officers/tasks.html", await tasks_view(request, who(request).role))


@post(
    "/desk/tasks/{task:str}/done",
    guards=[officer],
    raises=declared("sign-in-needed", "not-allowed", "changed-meanwhile"),
)
async def finish_task(request: Asked, task: FromPath[str]) -> Response[Any]:
    now = clock.now()
    if not await close_task(Occasion(f"o:{who(request).id}", now, uuid7(now)), task):
        raise Problem("changed-meanwhile")
    return moved(request, "/desk/tasks")


def moved(request: Asked, path: str, cookies: list[Any] | None = None) -> Redirect:
    base = "/cy" if request.state.lang == "cy" else ""
    return Redirect(base + path, status_code=303, cookies=cookies or [])


ROUTES: list[ControllerRouterHandler] = [
    show_sign_in,
    sign_in,
    sign_out,
    show_tasks,
    finish_task,
]
