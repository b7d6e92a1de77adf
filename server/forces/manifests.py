"""How the site looks on a home screen: under the force's name, or under one that says nothing."""

from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.types import ControllerRouterHandler

from server.forces.registry import force_here
from server.plumbing.access.guards import anyone
from server.plumbing.phone.files import address_of
from server.plumbing.problems import declared
from server.plumbing.render import frame

Asked = Request[Any, Any, Any]
DAY = "public, max-age=86400"


def icon(name: str) -> dict[str, str]:
    kind = {"sizes": "any", "type": "image/svg+xml", "purpose": "any"}
    return {"src": address_of(name) or "", **kind}


def manifest(about: dict[str, Any]) -> Response[bytes]:
    fixed = {"display": "standalone", "background_color": "#ffffff", "theme_color": "#ffffff"}
    return Response(
        msgspec.json.encode({**about, **fixed}),
        media_type="application/manifest+json",
        headers={"Cache-Control": DAY},
    )


@get("/manifest.webmanifest", guards=[anyone], raises=declared())
async def show_manifest(request: Asked) -> Response[bytes]:
    around = frame(request.scope)
    name, start = around["force"]["name"], f"{around['base']}/"
    about = {"id": "/", "name": name, "short_name": name, "lang": around["lang"]}
    return manifest({**about, "start_url": start, "scope": "/", "icons": [icon("lamp.svg")]})


@get("/notes.webmanifest", guards=[anyone], raises=declared())
async def show_neutral_manifest() -> Response[bytes]:
    """For someone whose phone another person looks at."""
    about = {"id": "/", "name": "Notes and updates", "short_name": "Notes", "lang": "en"}
    return manifest({**about, "start_url": "/", "scope": "/", "icons": [icon("notes.svg")]})


@get("/colour.css", guards=[anyone], raises=declared())
async def show_colour() -> Response[bytes]:
    """One custom property: the force's colour, checked when the force was added."""
    sheet = f":root {{ --force: {force_here().colour}; }}\n".encode()
    return Response(sheet, media_type="text/css", headers={"Cache-Control": DAY})


ROUTES: list[ControllerRouterHandler] = [show_manifest, show_neutral_manifest, show_colour]
