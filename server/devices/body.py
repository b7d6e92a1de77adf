"""Reading what a device sends, never more than allowed and only of the announced kind."""

from typing import Any

from litestar import Request
from litestar.exceptions import InternalServerException

from server.plumbing.problems import Problem


async def body_of(request: Request[Any, Any, Any], most: int, kind: str) -> bytes:
    """Refused at the first byte too many, or before it when the length says so."""
    said = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if said != kind:
        raise Problem("wrong-type")
    length = request.headers.get("content-length", "0")
    if not length.isdigit() or int(length) > most:
        raise Problem("too-large")
    try:
        return await counted(request, most)
    except InternalServerException as error:  # the connection broke in the middle
        raise Problem("bad-request") from error


async def counted(request: Request[Any, Any, Any], most: int) -> bytes:
    parts: list[bytes] = []
    taken = 0
    async for part in request.stream():
        parts.append(part)
        taken += len(part)
        if taken > most:
            raise Problem("too-large")
    return b"".join(parts)


def is_packed(request: Request[Any, Any, Any]) -> bool:
    """Gzip or nothing."""
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in {"identity", "gzip", ""}:
        raise Problem("wrong-type")
    return encoding == "gzip"


def number_in(request: Request[Any, Any, Any], header: str, most: int) -> int:
    """A header that holds a whole number."""
    text = request.headers.get(header, "")
    if not (text.isascii() and text.isdigit()) or len(text) > 15 or int(text) > most:  # noqa: PLR2004
        raise Problem("bad-request")
    return int(text)
