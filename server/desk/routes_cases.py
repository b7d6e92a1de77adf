"""Cases: the lists, one case, and what an officer does to it."""

from typing import Annotated, Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.types import ControllerRouterHandler

from server.cases.access import may_read_case
from server.cases.actions.case_allocate import allocate_case
from server.cases.actions.case_message import mark_messages_read, message_case
from server.cases.actions.case_note import note_case
from server.cases.actions.case_override import override_case
from server.cases.actions.case_read import read_case
from server.cases.actions.case_update import Move, update_case
from server.cases.need_to_know import Reader as Knower
from server.cases.need_to_know import may_allocate
from server.cases.promise import is_allowed
from server.cases.reading import load_case
from server.cases.states import is_open
from server.desk.case_list import cases_view
from server.desk.case_page import case_view
from server.desk.frame import Asked, desk_page, id_given, lang_of, moved, occasion_of, reader_of
from server.desk.reader import Reader
from server.desk.times import end_of_iso_day
from server.desk.typed import (
    FORM,
    TypedMessage,
    TypedMove,
    TypedNote,
    TypedOfficer,
    TypedReason,
    words,
)
from server.officers.people import all_officers
from server.plumbing import clock
from server.plumbing.access.guards import officer
from server.plumbing.access.signed import who
from server.plumbing.problems import Problem, declared

SIGNED_IN = declared("sign-in-needed", "not-allowed")
ONE = declared("sign-in-needed", "not-allowed", "not-found")
CHANGED = declared("sign-in-needed", "not-allowed", "not-found", "changed-meanwhile")


@get("/desk/cases", guards=[officer], raises=SIGNED_IN)
async def show_cases(
    request: Asked, shelf: FromQuery[str] = "open", after: FromQuery[str] = ""
) -> Response[str]:
    view = await cases_view(shelf, after, who(request).id, lang_of(request), clock.now())
    return await desk_page(request, "cases", view)


@get("/desk/cases/{case:str}", guards=[officer], raises=ONE)
async def show_case(request: Asked, case: FromPath[str]) -> Response[str]:
    reader = reader_of(request)
    if await _may_read(reader, id_given(case)):
        return await _page(request, reader, case)
    return await _ask_why(request, reader, case)


@post("/desk/cases/{case:str}/override", guards=[officer], raises=ONE)
async def override(
    request: Asked, case: FromPath[str], data: Annotated[TypedReason, FORM]
) -> Response[Any]:
    reader, reason = reader_of(request), words(data.reason)
    if await load_case(id_given(case)) is None:
        raise Problem("not-found")
    if not reason:
        return await _ask_why(request, reader, case, ["reason"])
    await override_case(occasion_of(request, data.op), case, reader.officer, reason)
    return moved(request, f"/desk/cases/{case}")


@post("/desk/cases/{case:str}/status", guards=[officer], raises=CHANGED)
async def change_status(
    request: Asked, case: FromPath[str], data: Annotated[TypedMove, FORM]
) -> Response[Any]:
    """A stale page changes nothing and shows both sides."""
    reader = await _allowed(request, case)
    due_at = end_of_iso_day(data.due)
    if is_open(data.status) and not is_allowed(due_at, reader.now):
        return await _page(request, reader, case, {"wrong": "date"}, 422)
    move = Move(case, number(data.version), data.status, due_at)
    done = await update_case(occasion_of(request, data.op), move)
    if done.stale:
        stale = {"is": True, "wanted": data.status, "officer": ""}
        return await _page(request, reader, case, {"stale": stale}, 409)
    if done.refused:
        return await _page(request, reader, case, {"wrong": "move"}, 422)
    return moved(request, f"/desk/cases/{case}")


@post("/desk/cases/{case:str}/allocate", guards=[officer], raises=CHANGED)
async def allocate(
    request: Asked, case: FromPath[str], data: Annotated[TypedOfficer, FORM]
) -> Response[Any]:
    reader = await _allowed(request, case)
    names = {one: person.name for one, _, person in await all_officers()}
    read = await load_case(case)
    knower = Knower(reader.officer, reader.role)
    if read is None or data.officer not in names:
        raise Problem("not-found")
    if not may_allocate(knower, read.row["officer"]):
        raise Problem("not-allowed")
    occasion = occasion_of(request, data.op)
    if not await allocate_case(occasion, case, data.officer, number(data.version)):
        stale = {"is": True, "wanted": "", "officer": names[data.officer]}
        return await _page(request, reader, case, {"stale": stale}, 409)
    return moved(request, f"/desk/cases/{case}")


@post("/desk/cases/{case:str}/note", guards=[officer], raises=ONE)
async def add_note(
    request: Asked, case: FromPath[str], data: Annotated[TypedNote, FORM]
) -> Response[Any]:
    reader, note = await _allowed(request, case), words(data.note)
    if not note:
        return await _page(request, reader, case, {"wrong": "empty", "nothing": ["note"]}, 422)
    await note_case(occasion_of(request, data.op), case, "note", note)
    return moved(request, f"/desk/cases/{case}")


@post("/desk/cases/{case:str}/message", guards=[officer], raises=ONE)
async def send_message(
    request: Asked, case: FromPath[str], data: Annotated[TypedMessage, FORM]
) -> Response[Any]:
    reader, message = await _allowed(request, case), words(data.message)
    if not message:
        return await _page(request, reader, case, {"wrong": "empty", "nothing": ["message"]}, 422)
    read = await load_case(case)
    if read is None or data.person not in {row["person"] for row in read.people}:
        raise Problem("not-found")
    await message_case(occasion_of(request, data.op), case, data.person, message)
    return moved(request, f"/desk/cases/{case}")


def number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


async def _may_read(reader: Reader, case: str) -> bool:
    return await may_read_case(reader.officer, reader.role, case, reader.now)


async def _allowed(request: Asked, case: str) -> Reader:
    """The reader, if they may read the case: who may read may work on it."""
    reader = reader_of(request)
    if not await _may_read(reader, id_given(case)):
        raise Problem("not-allowed")
    return reader


async def _ask_why(
    request: Asked, reader: Reader, case: str, errors: list[str] | None = None
) -> Response[str]:
    """The same page for a case that is not there: whether it exists is not told."""
    empty: list[str] = []
    view = {"here": "case", "id": case, "op": reader.op, "errors": errors or empty}
    return await desk_page(request, "override", view, 422 if errors else 403)


async def _page(
    request: Asked,
    reader: Reader,
    case: str,
    said: dict[str, Any] | None = None,
    status: int = 200,
) -> Response[str]:
    """Recorded as read, then shown; the victim's messages count as read from now."""
    await read_case(occasion_of(request), case)
    read = await load_case(case)
    if read is None:
        raise Problem("not-found")
    if any(one["from_victim"] and not one["read_at"] for one in read.messages):
        await mark_messages_read(case, from_victim=True, at=reader.now)
    return await desk_page(
        request, "case", {**await case_view(read, reader), **(said or {})}, status
    )


ROUTES: list[ControllerRouterHandler] = [
    show_cases,
    show_case,
    override,
    change_status,
    allocate,
    add_note,
    send_message,
]
