"""What browsers keep: hashed files for ever, the worker and the bundle by asking again."""

from collections.abc import Callable
from functools import cache
from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from server.plumbing.access.guards import anyone
from server.plumbing.phone.build import Build, build
from server.plumbing.phone.bundle import Bundle
from server.plumbing.phone.packed import Asset
from server.plumbing.problems import Problem, declared
from server.plumbing.settings import settings

FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"

# the force in hand's signed bundle and its parts; `server.wiring` says who makes it
CARRIED: list[Callable[[], Bundle]] = []


@cache
def built() -> Build:
    """Made or read once a process."""
    return build()


@get("/assets/{name:str}", guards=[anyone], raises=declared())
async def show_asset(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[bytes]:
    url = f"/assets/{name}"
    asset = built().assets.get(url) or carried().assets.get(url)
    if asset is None:
        raise Problem("not-found")
    return serve(request, asset, FOREVER)


@get("/sw.js", guards=[anyone], raises=declared())
async def show_worker(request: Request[Any, Any, Any]) -> Response[bytes]:
    """PEEL_WORKER_OFF serves one that removes itself and leaves every draft where it is."""
    worker = built().assets[built().url("off.js")] if settings().worker_off else built().worker
    return serve(request, worker, ASK_AGAIN, {"Service-Worker-Allowed": "/"})


@get("/bundle.json", guards=[anyone], raises=declared())
async def show_bundle(request: Request[Any, Any, Any]) -> Response[bytes]:
    return serve(request, carried().body, ASK_AGAIN)


def carried() -> Bundle:
    return CARRIED[0]()


def serve(
    request: Request[Any, Any, Any], asset: Asset, keep: str, more: dict[str, str] | None = None
) -> Response[bytes]:
    """The smallest form the browser takes; 304 when it has that one already."""
    packing, body = smallest(asset, request.headers.get("accept-encoding", ""))
    tag = f'"{asset.digest[:16]}{packing and "-" + packing}"'
    headers = {"ETag": tag, "Cache-Control": keep, "Vary": "Accept-Encoding", **(more or {})}
    if tag in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=304, headers=headers)
    if packing:
        headers["Content-Encoding"] = packing
    return Response(body, headers=headers, media_type=asset.type.partition(";")[0])


def smallest(asset: Asset, accepted: str) -> tuple[str, bytes]:
    takes = {part.partition(";")[0].strip() for part in accepted.split(",") if "q=0" not in part}
    if asset.br and "br" in takes:
        return "br", asset.br
    if asset.gz and "gzip" in takes:
        return "gzip", asset.gz
    return "", asset.body


ROUTES: list[ControllerRouterHandler] = [show_asset, show_worker, show_bundle]
