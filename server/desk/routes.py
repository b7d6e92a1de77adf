"""The desk's handlers, and the two small ones that every page uses: find and pulse."""

from typing import Annotated, Any

from litestar import Response, get, post
from litestar.types import ControllerRouterHandler

from schemas.ids import read_reference
from server.desk import routes_case_work, routes_cases, routes_photos, routes_reports
from server.desk.frame import Asked, desk_page, grave_unopened, moved
from server.desk.queue import waiting_reports
from server.desk.typed import FORM, TypedFind
from server.plumbing.access.guards import officer
from server.plumbing.problems import declared
from server.reporting.tables import Reports

SIGNED_IN = declared("sign-in-needed", "not-allowed")


@post("/desk/find", guards=[officer], raises=SIGNED_IN)
async def find(request: Asked, data: Annotated[TypedFind, FORM]) -> Response[Any]:
    """By POST, so that no reference stands in an address, a log or a history."""
    wanted = read_reference(data.reference)
    row = (
        await Reports.select(Reports.id, Reports.case)
        .where(Reports.reference == (wanted or ""))
        .first()
    )
    if row is None:
        return await desk_page(request, "unfound", {"here": "find"}, 404)
    place = f"cases/{row['case']}" if row["case"] else f"reports/{row['id']}"
    return moved(request, f"/desk/{place}")


@get("/desk/pulse", guards=[officer], raises=SIGNED_IN)
async def pulse(request: Asked) -> Response[dict[str, int]]:
    """What an open page asks every few seconds: does the alarm ring, has more come?"""
    said = {"alarm": await grave_unopened(), "waiting": await waiting_reports()}
    return Response(said, headers={"Cache-Control": "no-store"})


ROUTES: list[ControllerRouterHandler] = [
    find,
    pulse,
    *routes_reports.ROUTES,
    *routes_photos.ROUTES,
    *routes_cases.ROUTES,
    *routes_case_work.ROUTES,
]
