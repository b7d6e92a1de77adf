"""One line per request that names nobody: the route's pattern, never the path."""

import logging
import secrets

import msgspec
from litestar.types import HTTPScope, Message, Send

from server.plumbing import clock
from server.plumbing.front.counts import count

LOG = logging.getLogger("peel.request")


class Line:
    """Watches one answer go out and then writes its line."""

    def __init__(self, scope: HTTPScope) -> None:
        self.scope = scope
        self.started = clock.ticks()
        self.status = 0
        scope.setdefault("state", {})["request_id"] = secrets.token_hex(8)

    def watch(self, send: Send) -> Send:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.status = message["status"]
            await send(message)

        return sent

    def write(self) -> None:
        state = self.scope["state"]
        route = self.scope.get("path_template", "")
        took = round((clock.ticks() - self.started) * 1000, 1)
        count(self.scope["method"], route, self.status, took)
        said = {
            "method": self.scope["method"],
            "route": route,
            "status": self.status,
            "ms": took,
            "force": state.get("force", {}).get("id", ""),
            "request": state["request_id"],
        }
        LOG.info(msgspec.json.encode(said).decode())
