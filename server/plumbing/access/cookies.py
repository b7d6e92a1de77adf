"""Cookies: bound to this host alone over https, and plain on a loopback address for trying out.

SameSite=Lax, not Strict: a victim follows the link in our own mail and an officer one in a task's
mail, and both must arrive signed in. No GET changes anything, and unsafe requests are held to our
own Origin as well, so Strict would cost people and add nothing.
"""

from typing import Any

from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie

Connection = ASGIConnection[Any, Any, Any, Any]


def full_name(request: Connection, name: str) -> str:
    return f"__Host-{name}" if is_secure(request) else name


def is_secure(request: Connection) -> bool:
    return request.scope["scheme"] == "https"


def cookie_value(request: Connection, name: str) -> str:
    return request.cookies.get(full_name(request, name), "")


def cookie_of(request: Connection, name: str, value: str, max_age: int | None = None) -> Cookie:
    return Cookie(
        key=full_name(request, name),
        value=value,
        max_age=max_age,
        path="/",
        secure=is_secure(request),
        httponly=True,
        samesite="lax",
    )


def dead_cookie(request: Connection, name: str) -> Cookie:
    return cookie_of(request, name, "", max_age=0)
