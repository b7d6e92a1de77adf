"""Which routes of an application have no guard, or do not say plainly which."""

from litestar import Litestar
from litestar.routes import HTTPRoute

from server.plumbing.access.guards import GUARDS


def unguarded(app: Litestar) -> list[str]:
    """A line for each handler without exactly one guard of ours, `path handler: what is wrong`."""
    found: list[str] = []
    for route in app.routes:
        handlers = route.route_handlers if isinstance(route, HTTPRoute) else [route.route_handler]
        for handler in handlers:
            if getattr(handler, "http_methods", None) == {"OPTIONS"}:
                continue  # made by Litestar; says which methods there are and nothing else
            ours = [guard for guard in handler.resolve_guards() if guard in GUARDS]
            if len(ours) != 1:
                wrong = "more than one guard" if ours else "no guard"
                found.append(f"{route.path} {handler.handler_name}: {wrong}")
    return sorted(set(found))
