"""A draft begun here moves to the phone as soon as the phone can keep it."""

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from server.plumbing.access.guards import anyone
from server.plumbing.problems import Problem, declared
from server.reporting.drafts.files import read_file
from server.reporting.drafts.here import Asked, here
from server.reporting.drafts.keep import Draft, erase, load

RAISES = declared("no-draft")


@post("/r/{draft_id:str}/adopt", guards=[anyone], raises=RAISES, status_code=200)
async def adopt(request: Asked, draft_id: FromPath[str]) -> Draft:
    """All of it but the files' bytes; not one that its writer wants nowhere on the phone."""
    draft = await load(here(request).secret, draft_id)
    if draft["stay"] or draft.get("sent"):
        raise Problem("no-draft")
    return draft


@get("/r/{draft_id:str}/files/{file_id:str}", guards=[anyone], raises=RAISES)
async def give_file(
    request: Asked, draft_id: FromPath[str], file_id: FromPath[str]
) -> Response[bytes]:
    at = here(request)
    body = await read_file(at.secret, await load(at.secret, draft_id), file_id)
    headers = {"Content-Disposition": "attachment", "Content-Security-Policy": "sandbox"}
    return Response(body, media_type="application/octet-stream", headers=headers)


@post("/r/{draft_id:str}/adopted", guards=[anyone], raises=RAISES, status_code=204)
async def adopted(request: Asked, draft_id: FromPath[str]) -> None:
    """The phone has it safe: here it is erased."""
    await load(here(request).secret, draft_id)
    await erase(draft_id)


ROUTES: list[ControllerRouterHandler] = [adopt, give_file, adopted]
