"""Every address has a guard; nothing is open by being forgotten."""

import pytest
from litestar.handlers import HTTPRouteHandler

from server.app import house

# Litestar answers OPTIONS by itself, with the list of methods and nothing else.
ITSELF = {"OPTIONS"}


def handlers() -> list[tuple[str, HTTPRouteHandler]]:
    return [
        (route.path, handler)
        for route in house().routes
        for handler in getattr(route, "route_handlers", [])
        if isinstance(handler, HTTPRouteHandler) and set(handler.http_methods) != ITSELF
    ]


def named(value: object) -> str:
    return value if isinstance(value, str) else ""


@pytest.mark.parametrize(("path", "handler"), handlers(), ids=named)
def test_every_route_has_a_guard(path: str, handler: HTTPRouteHandler) -> None:
    assert handler.resolve_guards(), path


def test_there_are_routes_to_guard() -> None:
    assert len(handlers()) > 40
