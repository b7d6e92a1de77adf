"""A page of questions of a draft: shown, saved, and what follows."""

from typing import Any

import msgspec
from litestar import Response

from schemas.twins.answers import merge, page_of, read, without
from schemas.twins.moments import today
from schemas.twins.pages import first_url, next_url, page_view
from schemas.twins.rules import outcome, page_errors, route, scope
from schemas.twins.ways import address
from server.plumbing import clock
from server.reporting.drafts.files import add_file, drop_strays, remove_file
from server.reporting.drafts.forms import definition_of
from server.reporting.drafts.given import with_given
from server.reporting.drafts.here import Here
from server.reporting.drafts.keep import Draft, change
from server.reporting.drafts.posted import Posted, refusal

Answer = Response[Any]
ROOM = 10


class Spot(msgspec.Struct, frozen=True):
    """A page of a draft; `number` is 0, or the item of a repeat page."""

    definition: dict[str, Any]
    page: dict[str, Any]
    number: int

    @property
    def id(self) -> str:
        return str(self.page.get("id", ""))


def spot(draft: Draft, page_id: str, number: int) -> Spot:
    definition = definition_of(draft)
    page = page_of(definition, page_id)
    return Spot(definition, page, max(number, 1) if page.get("repeat") else 0)


def onwards(at: Here, draft: Draft) -> str:
    """Where a draft goes on: an outcome stops the walk."""
    definition = definition_of(draft)
    if outcome(definition, draft["answers"]):
        return f"{at.base}/r/{draft['id']}/outcome"
    return first_url(definition, draft, at.base)


def show_page(at: Here, draft: Draft, where: Spot) -> Answer:
    if where.id not in route(where.definition, draft["answers"]):
        return at.go(onwards(at, draft))
    return show(at, draft, where, [])


def show(at: Here, draft: Draft, where: Spot, errors: list[Any]) -> Answer:
    view = page_view(where.definition, draft, where.id, where.number, errors, at.frame, at.lang)
    return at.show("report/page.html", {**view, "kept": "server"}, 422 if errors else 200)


async def save_page(at: Here, draft: Draft, where: Spot, posted: Posted) -> Answer:
    if not where.id:
        return at.go(onwards(at, draft))
    if posted.word("go") == "remove":
        return await take_out(at, draft, where)
    draft = await save_answers(at, draft, where, posted)
    if posted.word("_remove"):
        draft = await remove_file(at.secret, draft, posted.word("_remove"))
        return at.go(address(draft, where.id, where.number, at.base))
    draft, refused = await save_files(at, draft, where, posted)
    if posted.auto and refused:
        return show(at, draft, where, refused)
    if posted.auto:
        return saved(draft)
    return follow(at, draft, where, posted, refused)


def saved(draft: Draft) -> Answer:
    """For a page that saves by itself: only the new revision."""
    return Response(None, status_code=204, headers={"X-Rev": str(draft["rev"])})


async def save_answers(at: Here, draft: Draft, where: Spot, posted: Posted) -> Draft:
    given = read(where.page, posted.pairs)

    def edit(now: Draft) -> Draft:
        answers = merge(where.definition, now["answers"], where.id, where.number, given)
        answers = with_given(where.definition, where.page, answers)
        return {**now, "lang": at.lang, "answers": answers}

    return await change(at.secret, draft, posted.rev, edit)


async def save_files(
    at: Here, draft: Draft, where: Spot, posted: Posted
) -> tuple[Draft, list[Any]]:
    """The words are safe already; a file that does not fit harms nothing but itself."""
    errors: list[Any] = []
    for question in [one for one in where.page["questions"] if one["type"] == "photos"]:
        for file in [one for one in posted.files if one.question == question["name"]]:
            most = question.get("max", ROOM)
            refused = refusal(file, most - len(kept(draft, where, question["name"])))
            if refused:
                limit = refused["limit"] or most
                errors.append({"name": question["name"], "code": refused["code"], "limit": limit})
                continue
            about = {"question": question["name"], "index": where.number}
            about = {**about, "name": file.name, "type": file.type}
            draft = await add_file(at.secret, draft, about, file.body)
    return draft, errors


def kept(draft: Draft, where: Spot, name: str) -> list[Any]:
    return [
        one for one in draft["files"] if one["question"] == name and one["index"] == where.number
    ]


async def take_out(at: Here, draft: Draft, where: Spot) -> Answer:
    def edit(now: Draft) -> Draft:
        answers = without(where.definition, now["answers"], where.id, where.number)
        return {**now, "answers": answers}

    changed = await change(at.secret, draft, None, edit)
    await drop_strays(at.secret, changed, where.definition)
    return at.go(address(changed, where.id, max(1, where.number - 1), at.base))


def follow(at: Here, draft: Draft, where: Spot, posted: Posted, refused: list[Any]) -> Answer:
    day = today(clock.now())
    scoped = scope(where.page, draft["answers"], where.number)
    errors = [*page_errors(where.page, scoped, day), *refused]
    if errors:
        return show(at, draft, where, errors)
    step = {"page": where.id, "number": where.number, "go": posted.word("go")}
    return at.go(next_url(where.definition, draft, step, at.base, day))
