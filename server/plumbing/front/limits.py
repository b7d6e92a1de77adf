"""How much a request may carry, refused at its first byte too many."""

from litestar.types import HTTPScope, Receive, ReceiveMessage

from server.plumbing.problems.problem import Problem
from server.plumbing.settings import MEBIBYTE, settings

FORM_MAX = MEBIBYTE
PAGES = "/r/"  # of reports: the only ones that take photographs
EXCHANGE = "/sync/"  # counts its own bytes, packed and unpacked


def limited(scope: HTTPScope, receive: Receive) -> Receive:
    """Looks at the announced length first, then counts, for nobody has to tell the truth."""
    most = most_of(scope)
    if announced(scope) > most:
        raise Problem("too-large")
    taken = 0

    async def counted() -> ReceiveMessage:
        nonlocal taken
        message = await receive()
        if message["type"] == "http.request":
            taken += len(message.get("body", b""))
            if taken > most:
                raise Problem("too-large")
        return message

    return counted


def most_of(scope: HTTPScope) -> int:
    headers = dict(scope["headers"])
    if headers.get(b"content-encoding") and not scope["path"].startswith(EXCHANGE):
        raise Problem("wrong-type")
    multipart = headers.get(b"content-type", b"").startswith(b"multipart/form-data")
    return settings().upload_max if multipart and scope["path"].startswith(PAGES) else FORM_MAX


def announced(scope: HTTPScope) -> int:
    length = dict(scope["headers"]).get(b"content-length", b"0")
    if not length.isdigit():
        raise Problem("bad-request")
    return int(length)
