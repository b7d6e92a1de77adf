"""What an officer does to a case: status, officer in charge, note, message, assessment."""

from typing import Annotated, Any

from litestar import Response, post
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from server.cases.actions.case_allocate import allocate_case
from server.cases.actions.case_message import message_case
from server.cases.actions.case_note import note_case
from server.cases.actions.case_update import Move, update_case
from server.cases.need_to_know import Reader as Knower
from server.cases.need_to_know import may_allocate
from server.cases.promise import is_allowed
from server.cases.states import is_open
from server.contact.actions.person_assess import assess_person
from server.desk.case_shown import allowed, case_answer, found
from server.desk.frame import Asked, moved, occasion_of
from server.desk.times import end_of_iso_day
from server.desk.typed import (
    FORM,
    TypedMessage,
    TypedMove,
    TypedNote,
    TypedOfficer,
    TypedRisk,
    number,
    words,
)
from server.officers.people import all_officers
from server.plumbing.access.guards import officer
from server.plumbing.problems import Problem, declared

ONE = declared("sign-in-needed", "not-allowed", "not-found")
CHANGED = declared("sign-in-needed", "not-allowed", "not-found", "changed-meanwhile")


@post("/desk/cases/{case:str}/status", guards=[officer], raises=CHANGED)
async def change_status(
    request: Asked, case: FromPath[str], data: Annotated[TypedMove, FORM]
) -> Response[Any]:
    """A stale page changes nothing and shows both sides."""
    reader, due_at = await allowed(request, case), end_of_iso_day(data.due)
    if is_open(data.status) and not is_allowed(due_at, reader.now):
        return await case_answer(request, reader, case, {"wrong": "date"}, 422)
    move = Move(case, number(data.version), data.status, due_at)
    done = await update_case(occasion_of(request, data.op), move)
    if done.stale:
        stale = {"is": True, "wanted": data.status, "officer": ""}
        return await case_answer(request, reader, case, {"stale": stale}, 409)
    if done.refused:
        return await case_answer(request, reader, case, {"wrong": "move"}, 422)
    return moved(request, f"/desk/cases/{case}")


@post("/desk/cases/{case:str}/allocate", guards=[officer], raises=CHANGED)
async def allocate(
    request: Asked, case: FromPath[str], data: Annotated[TypedOfficer, FORM]
) -> Response[Any]:
    reader, read = await allowed(request, case), await found(case)
    names = {one: person.name for one, _, person in await all_officers()}
    if data.officer not in names:
        raise Problem("not-found")
    if not may_allocate(Knower(reader.officer, reader.role), read.row["officer"]):
        raise Problem("not-allowed")
    occasion = occasion_of(request, data.op)
    if not await allocate_case(occasion, case, data.officer, number(data.version)):
        stale = {"is": True, "wanted": "", "officer": names[data.officer]}
        return await case_answer(request, reader, case, {"stale": stale}, 409)
    return moved(request, f"/desk/cases/{case}")


@post("/desk/cases/{case:str}/note", guards=[officer], raises=ONE)
async def add_note(
    request: Asked, case: FromPath[str], data: Annotated[TypedNote, FORM]
) -> Response[Any]:
    reader, note = await allowed(request, case), words(data.note)
    if not note:
        return await case_answer(request, reader, case, nothing("note"), 422)
    await note_case(occasion_of(request, data.op), case, "note", note)
    return moved(request, f"/desk/cases/{case}")


@post("/desk/cases/{case:str}/message", guards=[officer], raises=ONE)
async def send_message(
    request: Asked, case: FromPath[str], data: Annotated[TypedMessage, FORM]
) -> Response[Any]:
    reader, message = await allowed(request, case), words(data.message)
    if not message:
        return await case_answer(request, reader, case, nothing("message"), 422)
    await of_case(case, data.person)
    await message_case(occasion_of(request, data.op), case, data.person, message)
    return moved(request, f"/desk/cases/{case}")


@post("/desk/cases/{case:str}/assess", guards=[officer], raises=ONE)
async def assess(
    request: Asked, case: FromPath[str], data: Annotated[TypedRisk, FORM]
) -> Response[Any]:
    """Whether machines may write to this person at all."""
    await allowed(request, case)
    await of_case(case, data.person)
    occasion = occasion_of(request, data.op)
    if not await assess_person(occasion, data.person, data.at_risk, permits=False):
        raise Problem("not-found")
    return moved(request, f"/desk/cases/{case}")


def nothing(field: str) -> dict[str, Any]:
    return {"wrong": "empty", "nothing": [field]}


async def of_case(case: str, person: str) -> None:
    if person not in {row["person"] for row in (await found(case)).people}:
        raise Problem("not-found")


ROUTES: list[ControllerRouterHandler] = [change_status, allocate, add_note, send_message, assess]
