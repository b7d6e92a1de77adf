"""The queue and one report: read, opened, graded again, decided."""

from typing import Annotated, Any

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.types import ControllerRouterHandler

from server.cases.finding import case_by_reference
from server.desk.frame import Asked, desk_page, id_given, lang_of, moved, occasion_of, reader_of
from server.desk.queue import queue_view
from server.desk.reader import Reader
from server.desk.report_access import report_for
from server.desk.report_page import form_view, report_view
from server.desk.typed import FORM, TypedDecision, TypedGrade, decision_of, number, words
from server.plumbing import clock
from server.plumbing.access.guards import officer
from server.plumbing.problems import Problem, declared
from server.reporting.actions.report_decide import decide_report
from server.reporting.actions.report_grade import GRADES, grade_report
from server.reporting.actions.report_open import open_first
from server.reporting.actions.report_read import read_report
from server.reporting.decision import Decision, missing
from server.reporting.reading import ReadReport, load_report
from server.reporting.rulebook import title_of

SIGNED_IN = declared("sign-in-needed", "not-allowed")
ONE = declared("sign-in-needed", "not-allowed", "not-found")
CHANGED = declared("sign-in-needed", "not-allowed", "not-found", "changed-meanwhile")


@get("/desk", guards=[officer], raises=SIGNED_IN)
async def show_queue(
    request: Asked, shelf: FromQuery[str] = "queue", after: FromQuery[str] = ""
) -> Response[str]:
    view = await queue_view(shelf, after, lang_of(request), clock.now())
    return await desk_page(request, "queue", view)


@get("/desk/reports/{report:str}", guards=[officer], raises=ONE)
async def show_report(
    request: Asked, report: FromPath[str], show: FromQuery[str] = ""
) -> Response[str]:
    """Until someone opens it on purpose, only its cover is shown."""
    reader = reader_of(request, number(show))
    row = await report_for(reader, id_given(report))
    if row["opened_at"]:
        return await _page(request, reader, report)
    cover = {
        "here": "report",
        "id": report,
        "ref": row["reference"],
        "grade": row["grade"],
        "form_title": title_of(row["form"], reader.lang),
    }
    return await desk_page(request, "cover", cover)


@post("/desk/reports/{report:str}/open", guards=[officer], raises=ONE)
async def open_report(request: Asked, report: FromPath[str]) -> Response[Any]:
    await report_for(reader_of(request), id_given(report))
    await open_first(occasion_of(request), report)
    return moved(request, f"/desk/reports/{report}")


@post("/desk/reports/{report:str}/grade", guards=[officer], raises=CHANGED)
async def grade_again(
    request: Asked, report: FromPath[str], data: Annotated[TypedGrade, FORM]
) -> Response[Any]:
    reader = reader_of(request)
    await report_for(reader, id_given(report))
    grade, reason = data.grade, words(data.reason)
    if not reason or grade not in {str(one) for one in GRADES}:
        wrong = {"grade_errors": ["reason"], "reason": reason}
        return await _page(request, reader, report, wrong)
    if not await grade_report(occasion_of(request, data.op), report, int(grade), reason):
        raise Problem("changed-meanwhile")
    return moved(request, f"/desk/reports/{report}")


@post("/desk/reports/{report:str}/decide", guards=[officer], raises=CHANGED)
async def decide(
    request: Asked, report: FromPath[str], data: Annotated[TypedDecision, FORM]
) -> Response[Any]:
    reader = reader_of(request)
    await report_for(reader, id_given(report))
    given = decision_of(data, report)
    decision = await _found(given)
    if errors := missing(decision):
        return await _page(request, reader, report, form_view(reader.op, given, errors))
    if not await decide_report(occasion_of(request, data.op), decision):
        raise Problem("changed-meanwhile")
    return moved(request, f"/desk/reports/{report}")


async def _found(given: Decision) -> Decision:
    """The reference typed for the other case becomes its id, or nothing."""
    same_as = await case_by_reference(given.same_as) if given.decision == "duplicate" else ""
    return msgspec.structs.replace(given, same_as=same_as)


async def _page(
    request: Asked, reader: Reader, report: str, form: dict[str, Any] | None = None
) -> Response[str]:
    """Recorded as read, then shown."""
    await read_report(occasion_of(request), report)
    view = await report_view(await _load(report), reader)
    return await desk_page(request, "report", {**view, **(form or {})}, 422 if form else 200)


async def _load(report: str) -> ReadReport:
    read = await load_report(report)
    if read is None:
        raise Problem("not-found")
    return read


ROUTES: list[ControllerRouterHandler] = [
    show_queue,
    show_report,
    open_report,
    grade_again,
    decide,
]
