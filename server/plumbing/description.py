"""The API's description at /api/openapi.json, made from the handlers themselves."""

from typing import Any

from litestar import Router
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from server.plumbing.access.guards import anyone


class DescriptionOnly(Router):
    """Litestar adds a page of its own for every other address below; here that is not found."""

    def register(self, value: Any) -> Any:
        if "/{path:str}" in getattr(value, "paths", ()):
            return []
        return super().register(value)


DESCRIPTION = OpenAPIConfig(
    title="Peel",
    version="1",
    openapi_router=DescriptionOnly("/api", route_handlers=[], guards=[anyone]),
    render_plugins=[JsonRenderPlugin(path="/openapi.json")],
)
