"""Host to force, path to language, then the body limit, the origin check and the headers."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any, cast

import msgspec
from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send

from server.plumbing.database import in_force
from server.plumbing.front.head import without_body
from server.plumbing.front.headers import with_headers
from server.plumbing.front.language import take_language
from server.plumbing.front.limits import limited
from server.plumbing.front.logline import Line
from server.plumbing.front.origin import check_origin
from server.plumbing.front.packing import packed
from server.plumbing.front.proxy import believe_proxy, host_of
from server.plumbing.problems.answers import answer
from server.plumbing.problems.problem import Problem

ANY_HOST = frozenset({"/health", "/ready", "/metrics"})


class Found(msgspec.Struct, frozen=True):
    """A force as the door needs it; `look` is what the bundle tells phones about it too."""

    id: str
    languages: tuple[str, ...]
    look: dict[str, Any]


Find = Callable[[str], Found | None]


def front(inner: ASGIApp, find: Find) -> ASGIApp:
    """Wrap the application; `find` says which force a host name is."""

    async def door(scope: Scope, receive: Receive, send: Send) -> None:
        kind = str(scope["type"])
        if kind == "http":
            await _watched(inner, find, cast("HTTPScope", scope), receive, send)
        elif kind == "lifespan":
            await inner(scope, receive, send)

    return door


async def _watched(
    inner: ASGIApp, find: Find, scope: HTTPScope, receive: Receive, send: Send
) -> None:
    believe_proxy(scope)
    line = Line(scope)
    send = line.watch(with_headers(scope, packed(scope, without_body(scope, send))))
    try:
        await _enter(inner, find, scope, receive, send)
    except Problem as problem:
        await say(scope, send, problem)
    finally:
        line.write()


async def _enter(
    inner: ASGIApp, find: Find, scope: HTTPScope, receive: Receive, send: Send
) -> None:
    state = scope.setdefault("state", {})
    found = find(host_of(scope))
    if found is None and scope["path"] not in ANY_HOST:
        raise Problem("unknown-host")
    take_language(scope, found.languages if found else ("en",))
    if found:
        state["force"] = found.look
    if "\0" in scope["path"]:  # PostgreSQL takes no such text, and nothing here has such a name
        raise Problem("not-found")
    check_origin(scope)
    with in_force(found.id) if found else nullcontext():
        await inner(scope, limited(scope, receive), send)


async def say(scope: HTTPScope, send: Send, problem: Problem) -> None:
    """A refusal at the door itself."""
    said = answer(scope, problem)
    await send({"type": "http.response.start", "status": said.status, "headers": said.headers})
    await send({"type": "http.response.body", "body": said.body, "more_body": False})
