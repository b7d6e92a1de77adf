"""The force's own pages: first page, is this the police, accessibility, privacy, the way out."""

from typing import Any

from litestar import Request, Response, get, post
from litestar.status_codes import HTTP_303_SEE_OTHER
from litestar.types import ControllerRouterHandler

from server.plumbing.access.guards import anyone
from server.plumbing.problems import declared
from server.plumbing.render import frame, page

Asked = Request[Any, Any, Any]
# a big site that anybody may have open, in a window of their own choosing
NEUTRAL_SITE = "https://www.bbc.co.uk/weather"


@get("/", guards=[anyone], raises=declared())
async def show_home(request: Asked) -> Response[str]:
    """A server keeps no list of what a browser has: the phone's own page says more."""
    return page(request, "forces/home.html", {"kind": "home", "drafts": 0, "waiting": 0})


@get("/check", guards=[anyone], raises=declared())
async def show_genuine(request: Asked) -> Response[str]:
    return page(request, "forces/genuine.html", {"kind": "genuine"})


@get("/accessibility", guards=[anyone], raises=declared())
async def show_accessibility(request: Asked) -> Response[str]:
    return page(request, "forces/accessibility.html", {"kind": "accessibility"})


@get("/privacy", guards=[anyone], raises=declared())
async def show_privacy(request: Asked) -> Response[str]:
    return page(request, "forces/privacy.html", {"kind": "privacy"})


def away(url: str) -> Response[None]:
    return Response(None, status_code=HTTP_303_SEE_OTHER, headers={"Location": url})


@get("/exit", guards=[anyone], raises=declared())
async def leave(request: Asked) -> Response[None]:
    """Out, to a page that says nothing about anybody."""
    return away(NEUTRAL_SITE)


@post("/exit/back", guards=[anyone], raises=declared())
async def come_back(request: Asked) -> Response[None]:
    """Only the phone hides itself after someone left; here there is nothing to undo."""
    return away(f"{frame(request.scope)['base']}/")


ROUTES: list[ControllerRouterHandler] = [
    show_home,
    show_genuine,
    show_accessibility,
    show_privacy,
    leave,
    come_back,
]
