"""`/sync/v1/blobs/{sha256}`: files, piece by piece, from whatever offset we have reached."""

import re
from typing import Any

from litestar import Request, Response, get, patch, put
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from server.devices.body import body_of, number_in
from server.devices.caller import Caller
from server.devices.ends import blob_folder, ends_of
from server.plumbing import clock
from server.plumbing.access.claims import claim_of
from server.plumbing.access.guards import device
from server.plumbing.problems import Problem, declared
from server.plumbing.settings import settings
from sync.blobs import Blob, Json, UnknownBlobError, WrongLengthError, blob_of, need_of
from sync.ends import Ends, RevokedError, StopError
from sync.finish import finish
from sync.pieces import add_piece, begin
from sync.proofs import blob_lines, encode64
from sync.protocol import MAX_PIECE

SHA = re.compile(r"[0-9a-f]{64}")
UUID = re.compile(r"[0-9a-f-]{36}")
OVERHEAD = 65_536  # encryption adds a tag to each piece
Asked = tuple[Json, Ends]
RAISES = declared("not-found", "device-needed", "wrong-type", "invalid", "disk-full")


async def asked(request: Request[Any, Any, Any], sha: str) -> Asked:
    """The need this request is about; a stranger learns nothing, not even that it is there."""
    op = request.headers.get("peel-op", "")
    caller = Caller(claim_of(request), clock.now())
    await admit(caller)
    if not SHA.fullmatch(sha) or not UUID.fullmatch(op):
        raise Problem("not-found")
    try:
        return await need_of(op, sha, caller.device), ends_of(caller)
    except UnknownBlobError as error:
        raise Problem("not-found") from error


async def admit(caller: Caller) -> None:
    try:
        await caller.admit()
    except RevokedError as error:
        raise Problem("not-allowed") from error
    except StopError as error:
        raise Problem("device-needed") from error


@put("/sync/v1/blobs/{sha:str}", guards=[device], status_code=201, raises=RAISES)
async def create(request: Request[Any, Any, Any], sha: FromPath[str]) -> Response[None]:
    """B2: name a file and its length, or ask how far it has come."""
    need, ends = await asked(request, sha)
    size = number_in(request, "upload-length", settings().upload_max + OVERHEAD)
    try:
        blob = await begin(need, size, ends.now(), ends.unit)
    except WrongLengthError as error:
        raise Problem("invalid") from error
    return told(blob, ends, 201)


@get("/sync/v1/blobs/{sha:str}", guards=[device], raises=RAISES)
async def look(request: Request[Any, Any, Any], sha: FromPath[str]) -> Response[None]:
    """B2: how far has it come? HEAD arrives here as GET; the front keeps the body back."""
    need, ends = await asked(request, sha)
    return told(await known(need), ends, 200)


@patch("/sync/v1/blobs/{sha:str}", guards=[device], status_code=200, raises=RAISES)
async def extend(request: Request[Any, Any, Any], sha: FromPath[str]) -> Response[None]:
    """B3: one piece at an offset; 409 names the true one."""
    need, ends = await asked(request, sha)
    first = number_in(request, "upload-offset", 2**50)
    piece = await body_of(request, MAX_PIECE, "application/octet-stream")
    blob = await known(need)
    if not blob.done_at:
        status = 204 if await added(blob, first, piece, ends, need) else 409
        blob = await known(need)
        if blob.got == blob.size and not blob.done_at:
            status = 204 if await finish(blob, need, blob_folder(), ends) else 409
            blob = await known(need)
        return told(blob, ends, status)
    return told(blob, ends, 204)


async def added(blob: Blob, first: int, piece: bytes, ends: Ends, need: Json) -> bool:
    if first != blob.got:
        return False
    try:
        return await add_piece(blob, first, piece, ends.unit, need["device"])
    except WrongLengthError as error:
        raise Problem("invalid") from error


async def known(need: Json) -> Blob:
    blob = await blob_of(need)
    if blob is None:
        raise Problem("not-found")
    return blob


def told(blob: Blob, ends: Ends, status: int) -> Response[None]:
    """Where we are; and when it is whole, our signature."""
    headers = {
        "Upload-Offset": str(blob.got),
        "Upload-Length": str(blob.size),
        "Upload-Complete": "?1" if blob.done_at else "?0",
        "Cache-Control": "no-store",
    }
    if blob.done_at:
        signature = ends.sign(blob_lines(ends.force, blob.op, blob.sha, blob.pos, blob.done_at))
        headers["Peel-Receipt"] = f"{blob.done_at} {blob.pos} {encode64(signature)}"
    return Response(None, status_code=status, headers=headers, media_type="text/plain")


ROUTES: list[ControllerRouterHandler] = [create, look, extend]
