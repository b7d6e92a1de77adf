"""Whole HTML pages from the one dialect of templates."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment
from litestar import MediaType, Response
from litestar.connection import ASGIConnection
from litestar.types import Scope

from server.plumbing.access.signed import Signed

View = Mapping[str, Any]


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
    values = {**chrome(scope), **view}
    return templates(values["lang"]).get_template(template).render(v=values)


@lru_cache(maxsize=4)
def templates(lang: str) -> Environment:
    """Kept for the life of the process: a build's templates do not change under it."""
    from server.plumbing.phone import environment  # noqa: PLC0415 - the compiler loads when needed

    return environment(lang)


def chrome(scope: Scope) -> dict[str, Any]:
    """What every page's frame shows; see web/templates/base/top.html."""
    state: dict[str, Any] = scope.get("state", {})
    lang = state.get("lang", "en")
    path = scope["path"]
    signed = state.get("signed")
    base = "/cy" if lang == "cy" else ""
    return {
        "lang": lang,
        "base": base,
        "path": path,
        "title": "",
        "kind": "",
        "other": other_language(state, lang, path),
        "force": state.get("force", {"id": "", "name": "Peel"}),
        "staff": isinstance(signed, Signed) and signed.kind == "officer",
        "signed": signed.name if isinstance(signed, Signed) else "",
    }


def other_language(state: Mapping[str, Any], lang: str, path: str) -> str:
    """The same page in the force's other language, or nothing where there is one language only."""
    if lang == "cy":
        return path
    return f"/cy{'' if path == '/' else path}" if "cy" in state.get("languages", ()) else ""
