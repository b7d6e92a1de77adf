"""One line per request that names nobody: the route's pattern, never the path."""

import json
import logging
import secrets

from litestar.types import Message, Scope, Send

from server.plumbing import clock

LOG = logging.getLogger("peel.request")


class Line:
    """Watches one answer go out and then writes its line."""

    def __init__(self, scope: Scope) -> None:
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
        said = {
            "method": self.scope["method"],
            "route": self.scope.get("path_template", "") if self.status else "",
            "status": self.status,
            "ms": round((clock.ticks() - self.started) * 1000, 1),
            "force": state.get("force", {}).get("id", ""),
            "request": state["request_id"],
        }
        LOG.info(json.dumps(said, separators=(",", ":")))
