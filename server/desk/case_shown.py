"""One case as an answer: only to who may read it, recorded as read before it is shown."""

from typing import Any

from litestar import Response

from server.cases.access import may_read_case
from server.cases.actions.case_message import mark_messages_read
from server.cases.actions.case_read import read_case
from server.cases.reading import ReadCase, load_case
from server.desk.case_page import case_view
from server.desk.frame import Asked, desk_page, id_given, occasion_of, reader_of
from server.desk.reader import Reader
from server.plumbing.problems import Problem


async def may_read(reader: Reader, case: str) -> bool:
    return await may_read_case(reader.officer, reader.role, case, reader.now)


async def allowed(request: Asked, case: str) -> Reader:
    """The reader, if they may read the case: who may read may work on it."""
    reader = reader_of(request)
    if not await may_read(reader, id_given(case)):
        raise Problem("not-allowed")
    return reader


async def found(case: str) -> ReadCase:
    read = await load_case(case)
    if read is None:
        raise Problem("not-found")
    return read


async def ask_why(
    request: Asked, reader: Reader, case: str, errors: list[str] | None = None
) -> Response[str]:
    """The same page for a case that is not there: whether it exists is not told."""
    empty: list[str] = []
    view = {"here": "case", "id": case, "op": reader.op, "errors": errors or empty}
    return await desk_page(request, "override", view, 422 if errors else 403)


async def case_answer(
    request: Asked,
    reader: Reader,
    case: str,
    said: dict[str, Any] | None = None,
    status: int = 200,
) -> Response[str]:
    """The victim's messages count as read from now. `said`: what went wrong with a form."""
    await read_case(occasion_of(request), case)
    read = await found(case)
    if any(one["from_victim"] and not one["read_at"] for one in read.messages):
        await mark_messages_read(case, from_victim=True, at=reader.now)
    view = {**await case_view(read, reader), **(said or {})}
    return await desk_page(request, "case", view, status)
