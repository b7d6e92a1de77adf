"""Who is signed in, as a guard found out."""

from typing import Any

import msgspec
from litestar.connection import ASGIConnection

from server.plumbing.problems import Problem


class Signed(msgspec.Struct, frozen=True):
    """`kind` is victim or officer, `id` the person or officer, `session` the hashed token."""

    kind: str
    id: str
    role: str
    session: str = ""
    name: str = ""


def who(request: ASGIConnection[Any, Any, Any, Any]) -> Signed:
    """The person behind a request; only behind a guard that asks for one."""
    signed = request.scope.get("state", {}).get("signed")
    if not isinstance(signed, Signed):
        raise Problem("sign-in-needed")
    return signed
