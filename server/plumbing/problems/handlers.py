"""Whatever a handler raises becomes one of the catalogue's problems."""

import errno
import logging
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException, InternalServerException, ValidationException

from server.plumbing.database.errors import AwayError, BusyError, FullError
from server.plumbing.problems.answers import answer
from server.plumbing.problems.problem import Problem

LOG = logging.getLogger("peel.broken")
BY_STATUS = {
    400: "bad-request",
    401: "sign-in-needed",
    403: "not-allowed",
    404: "not-found",
    405: "wrong-method",
    406: "not-acceptable",
    413: "too-large",
    415: "wrong-type",
    429: "slow-down",
    503: "busy",
}

# a body nested a thousand deep is a RecursionError to msgspec
UNREADABLE = (msgspec.DecodeError, ValidationException, RecursionError, UnicodeError)


def problem_of(error: Exception) -> Problem:
    """No word of the error itself goes out: it may quote what was sent or how we are built."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, FullError) or getattr(error, "errno", None) == errno.ENOSPC:
        return Problem("disk-full")
    if isinstance(error, (BusyError, AwayError)):
        return Problem("busy", retry_after=error.retry_after)
    if isinstance(error, UNREADABLE):
        return Problem("bad-request")
    if isinstance(error, HTTPException) and not isinstance(error, InternalServerException):
        return with_allow(Problem(BY_STATUS.get(error.status_code, "bad-request")), error)
    return Problem("broken")


def with_allow(problem: Problem, error: HTTPException) -> Problem:
    """RFC 9110, 15.5.6: a 405 says what may be done here."""
    given = {name.lower(): value for name, value in (error.headers or {}).items()}
    if "allow" in given and problem.headers is not None:
        problem.headers["Allow"] = given["allow"]
    return problem


def respond(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    problem = problem_of(error)
    if problem.code == "broken":
        LOG.error("%s at %s", type(error).__name__, where(error))
    elif isinstance(error, UNREADABLE):  # what was sent, most likely; a row of ours, if not
        LOG.warning("unreadable: %s at %s", type(error).__name__, where(error))
    if to := sign_in_page(request, problem):
        return Response(content=b"", status_code=303, headers={"Location": to})
    said = answer(request.scope, problem)
    headers = {name.decode(): value.decode() for name, value in said.headers}
    kind = headers.pop("content-type").partition(";")[0]
    headers.pop("content-length")
    return Response(content=said.body, status_code=said.status, headers=headers, media_type=kind)


def where(error: BaseException) -> str:
    """The way through our own files; never the error's text, which may quote a person."""
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames[-8:]))


# the door a guard closed -> where to sign in for it
SIGN_IN = {"officer": "/desk/sign-in", "victim": "/case/sign-in"}


def sign_in_page(request: Request[Any, Any, Any], problem: Problem) -> str:
    """A person who only looked is shown the way; a program, or a form sent, gets the 401."""
    door = request.scope.get("state", {}).get("door", "")
    if problem.code != "sign-in-needed" or request.method != "GET" or door not in SIGN_IN:
        return ""
    if b"text/html" not in dict(request.scope["headers"]).get(b"accept", b""):
        return ""
    base = "/cy" if request.scope["state"].get("lang") == "cy" else ""
    return base + SIGN_IN[door]


HANDLERS: dict[int | type[Exception], Callable[..., Response[Any]]] = {
    Exception: respond,
    HTTPException: respond,
}
