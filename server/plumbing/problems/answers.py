"""A problem as a page for a person or as application/problem+json for a program."""

import logging
from typing import Any

import msgspec
from litestar.types import Scope

from server.plumbing.problems.problem import Problem

MACHINE_PATHS = ("/sync/", "/api/", "/open311/", "/scim/", "/events", "/assets/")
JSON = b"application/problem+json"
HTML = b"text/html; charset=utf-8"
LOG = logging.getLogger("peel.broken")


class Answer(msgspec.Struct, frozen=True):
    """Status, headers and body, ready for the wire."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes


def answer(scope: Scope, problem: Problem) -> Answer:
    headers = [(name.lower().encode(), value.encode()) for name, value in problem_headers(problem)]
    body, kind = problem_page(scope, problem), HTML
    if not body:
        body, kind = problem_json(scope, problem), JSON
    headers += [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
    return Answer(problem.status_code, headers, body)


def problem_headers(problem: Problem) -> list[tuple[str, str]]:
    return list((problem.headers or {}).items())


def wants_page(scope: Scope) -> bool:
    """People's browsers ask for text/html; whatever lies under a machine's path gets JSON."""
    if scope["path"].startswith(MACHINE_PATHS):
        return False
    accept = dict(scope["headers"]).get(b"accept", b"")
    return b"text/html" in accept


def problem_json(scope: Scope, problem: Problem) -> bytes:
    lang = scope.get("state", {}).get("lang", "en")
    said: dict[str, Any] = {
        "type": f"urn:peel:problem:{problem.code}",
        "title": problem.entry.title[lang],
        "status": problem.status_code,
        "code": problem.code,
        "detail": problem.detail or problem.entry.cure[lang],
    }
    return msgspec.json.encode(said)


def problem_page(scope: Scope, problem: Problem) -> bytes:
    """Empty where no page is wanted, or where the page itself is what is broken."""
    if not wants_page(scope) or "force" not in scope.get("state", {}):
        return b""
    try:
        return drawn(scope, problem)
    except Exception as error:  # a problem must be told whatever else is wrong
        LOG.error("problem page: %s", type(error).__name__)  # noqa: TRY400 - no texts in logs
        return b""


def drawn(scope: Scope, problem: Problem) -> bytes:
    from server.plumbing.render import render  # noqa: PLC0415 - pages are built on problems

    lang = scope["state"].get("lang", "en")
    title = problem.entry.title[lang]
    view = {
        "title": title,
        "heading": title,
        "detail": problem.detail,
        "cure": problem.entry.cure[lang],
        "code": problem.code,
    }
    return render(scope, "base/problem.html", view).encode()
