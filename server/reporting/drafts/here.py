"""One request about a draft: who asks, in which language, with which browser's secret."""

from typing import Any

import msgspec
from litestar import Request, Response
from litestar.status_codes import HTTP_303_SEE_OTHER

from server.plumbing.access.cookies import cookie_of, cookie_value
from server.plumbing.render import frame, page
from server.reporting.drafts.secret import COOKIE, SECONDS, is_secret, new_secret

Asked = Request[Any, Any, Any]
View = dict[str, Any]


class Here(msgspec.Struct, frozen=True):
    """`secret` is "" for a browser that has begun nothing."""

    request: Asked
    secret: str
    frame: View

    @property
    def lang(self) -> str:
        return str(self.frame["lang"])

    @property
    def base(self) -> str:
        return str(self.frame["base"])

    def show(self, template: str, view: View, status: int = 200) -> Response[Any]:
        return page(self.request, template, view, status)

    def go(self, url: str) -> Response[Any]:
        """`url` starts with the base already."""
        return Response(None, status_code=HTTP_303_SEE_OTHER, headers={"Location": url})


def here(request: Asked) -> Here:
    given = cookie_value(request, COOKIE)
    return Here(request, given if is_secret(given) else "", frame(request.scope))


def with_secret(at: Here) -> Here:
    """A browser that begins its first draft gets a secret."""
    return at if at.secret else msgspec.structs.replace(at, secret=new_secret())


def keeping(at: Here, answer: Response[Any]) -> Response[Any]:
    answer.set_cookie(cookie_of(at.request, COOKIE, at.secret, SECONDS))
    return answer
