"""Whole HTML pages from the one dialect of templates."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment
from litestar import MediaType, Response
from litestar.connection import ASGIConnection
from litestar.types import Scope

from schemas.twins.pages import chrome
from server.plumbing.access.signed import Signed

View = Mapping[str, Any]
# The page in the other language is linked by its path: //elsewhere or /\elsewhere would lead away.
PLAIN = re.compile(r"(/[A-Za-z0-9._~-]+)*/?")


def page(
    request: ASGIConnection[Any, Any, Any, Any], template: str, view: View, status: int = 200
) -> Response[str]:
    """A page for a person; `view` holds what the template takes besides the chrome."""
    return Response(
        content=render(request.scope, template, view),
        media_type=MediaType.HTML,
        status_code=status,
    )


def render(scope: Scope, template: str, view: View) -> str:
    values = {**frame(scope), **view}
    return templates(values["lang"]).get_template(template).render(v=values)


@lru_cache(maxsize=4)
def templates(lang: str) -> Environment:
    """Kept for the life of the process: a build's templates do not change under it."""
    from server.plumbing.phone import environment  # noqa: PLC0415 - the compiler loads when needed

    return environment(lang)


def frame(scope: Scope) -> dict[str, Any]:
    """What every page's frame shows; the twin's, for the phone draws the same frame."""
    state: dict[str, Any] = scope.get("state", {})
    lang, signed = state.get("lang", "en"), state.get("signed")
    path = scope["path"] if PLAIN.fullmatch(scope["path"]) else "/"
    made: dict[str, Any] = chrome(state["force"], lang, path, "")
    if "cy" not in state["languages"]:
        made["other"] = ""
    if isinstance(signed, Signed):
        made |= {"staff": signed.kind == "officer", "signed": signed.name}
    return {"kind": "", **made}
