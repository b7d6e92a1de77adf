"""What a citizen writes, page by page, for a browser whose phone does not answer by itself."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from server.plumbing import clock
from server.plumbing.access.guards import anyone
from server.plumbing.problems import declared
from server.reporting.drafts.finish import (
    begin_form,
    check_rev,
    is_ready,
    show_check,
    show_outcome,
    show_sent,
)
from server.reporting.drafts.forms import begin, form_named
from server.reporting.drafts.here import Asked, Here, here, keeping, with_secret
from server.reporting.drafts.keep import Draft, StaleError, erase, listed, load
from server.reporting.drafts.posted import Posted, read_posted
from server.reporting.drafts.question import onwards, save_page, show_page, spot
from server.reporting.drafts.send import send_draft
from server.reporting.drafts.views import drafts_page, services_page, start_page

Answer = Response[Any]
RAISES = declared("no-draft", "unknown-form", "slow-down", "changed-meanwhile", "too-large")
SHOWN = {"outcome": show_outcome, "check": show_check, "sent": show_sent}


def number_in(request: Asked) -> int:
    """Which item of a repeat page; 0 where the address names none."""
    return int(request.path_params.get("number", 0))


@get("/report", guards=[anyone], raises=RAISES)
async def show_start(request: Asked) -> Answer:
    at = here(request)
    return at.show("report/start.html", start_page(at.frame))


@get("/services", guards=[anyone], raises=RAISES)
async def show_services(request: Asked) -> Answer:
    at = here(request)
    return at.show("report/services.html", services_page(at.frame))


@post("/report", guards=[anyone], raises=RAISES)
async def start_report(request: Asked) -> Answer:
    """Triage comes first; a service chosen from the list is an answer it need not ask for."""
    at = with_secret(here(request))
    posted = await read_posted(request)
    service = posted.word("service")
    given = {"service": service, "topic": form_named(service).slug} if service else {}
    draft = await begin(at, form_named("start"), {"answers": given})
    return keeping(at, at.go(onwards(at, draft)))


@get("/r/{draft_id:str}", guards=[anyone], raises=RAISES)
async def show_draft(request: Asked, draft_id: FromPath[str]) -> Answer:
    at = here(request)
    return at.go(onwards(at, await load(at.secret, draft_id)))


@get(
    ["/r/{draft_id:str}/{page:str}", "/r/{draft_id:str}/{page:str}/{number:int}"],
    guards=[anyone],
    raises=RAISES,
)
async def show_report(request: Asked, draft_id: FromPath[str], page: FromPath[str]) -> Answer:
    at = here(request)
    draft = await load(at.secret, draft_id)
    if draft.get("sent") and page != "sent":
        return at.go(f"{at.base}/r/{draft_id}/sent")
    if page in SHOWN:
        return SHOWN[page](at, draft)
    return show_page(at, draft, spot(draft, page, number_in(request)))


@post(
    ["/r/{draft_id:str}/{page:str}", "/r/{draft_id:str}/{page:str}/{number:int}"],
    guards=[anyone],
    raises=RAISES,
)
async def save_report(request: Asked, draft_id: FromPath[str], page: FromPath[str]) -> Answer:
    at = here(request)
    draft = await load(at.secret, draft_id)
    posted = await read_posted(request)
    try:
        return await act(at, draft, (page, number_in(request)), posted)
    except StaleError:
        view = {"kind": "conflict", "again": f"{at.base}{at.frame['path']}"}
        return at.show("report/gone.html", view, 409)


async def act(at: Here, draft: Draft, where: tuple[str, int], posted: Posted) -> Answer:
    page, number = where
    if draft.get("sent"):
        return at.go(f"{at.base}/r/{draft['id']}/sent")
    if page == "begin":
        return await begin_form(at, draft, posted)
    if page == "send":
        return await send(at, draft, posted)
    return await save_page(at, draft, spot(draft, page, number), posted)


async def send(at: Here, draft: Draft, posted: Posted) -> Answer:
    check_rev(draft, posted)
    if not is_ready(draft):
        return at.go(f"{at.base}/r/{draft['id']}/check")
    await send_draft(at, draft)
    return at.go(f"{at.base}/r/{draft['id']}/sent")


@get("/drafts", guards=[anyone], raises=RAISES)
async def show_drafts(request: Asked) -> Answer:
    at = here(request)
    view = drafts_page(at.frame, await listed(at.secret), clock.now())
    return at.show("report/drafts.html", view)


@post("/drafts/{draft_id:str}/delete", guards=[anyone], raises=RAISES)
async def delete_draft(request: Asked, draft_id: FromPath[str]) -> Answer:
    at = here(request)
    mine = [draft["id"] for draft in await listed(at.secret)]
    for one in mine if draft_id == "all" else [draft_id]:
        if one in mine:
            await erase(one)
    return at.go(f"{at.base}/drafts")


ROUTES: list[ControllerRouterHandler] = [
    show_start,
    show_services,
    start_report,
    show_draft,
    show_report,
    save_report,
    show_drafts,
    delete_draft,
]
