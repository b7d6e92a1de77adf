"""Cases: the lists, one case, and the reason given by who opens another officer's."""

from typing import Annotated, Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.types import ControllerRouterHandler

from server.cases.actions.case_override import override_case
from server.desk.case_list import cases_view
from server.desk.case_shown import ask_why, case_answer, found, may_read
from server.desk.frame import Asked, desk_page, id_given, lang_of, moved, occasion_of, reader_of
from server.desk.typed import FORM, TypedReason, words
from server.plumbing import clock
from server.plumbing.access.guards import officer
from server.plumbing.access.signed import who
from server.plumbing.problems import declared

SIGNED_IN = declared("sign-in-needed", "not-allowed")
ONE = declared("sign-in-needed", "not-allowed", "not-found")


@get("/desk/cases", guards=[officer], raises=SIGNED_IN)
async def show_cases(
    request: Asked, shelf: FromQuery[str] = "open", after: FromQuery[str] = ""
) -> Response[str]:
    view = await cases_view(shelf, after, who(request).id, lang_of(request), clock.now())
    return await desk_page(request, "cases", view)


@get("/desk/cases/{case:str}", guards=[officer], raises=ONE)
async def show_case(request: Asked, case: FromPath[str]) -> Response[str]:
    reader = reader_of(request)
    if await may_read(reader, id_given(case)):
        return await case_answer(request, reader, case)
    return await ask_why(request, reader, case)


@post("/desk/cases/{case:str}/override", guards=[officer], raises=ONE)
async def override(
    request: Asked, case: FromPath[str], data: Annotated[TypedReason, FORM]
) -> Response[Any]:
    reader, reason = reader_of(request), words(data.reason)
    await found(id_given(case))
    if not reason:
        return await ask_why(request, reader, case, ["reason"])
    await override_case(occasion_of(request, data.op), case, reader.officer, reason)
    return moved(request, f"/desk/cases/{case}")


ROUTES: list[ControllerRouterHandler] = [show_cases, show_case, override]
