"""Security headers on every answer, whoever wrote it."""

from litestar.types import HTTPScope, Message, Send

CSP = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)

# Referrer-Policy is same-origin, not no-referrer: under no-referrer a browser posts a plain form
# with "Origin: null" (Fetch, "append a request Origin header"), which the origin check refuses.
# Nothing leaves the site either way.
FIXED = {
    b"content-security-policy": CSP.encode(),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(self), geolocation=(self), microphone=(), payment=(), usb=()",
    b"x-frame-options": b"DENY",
}
HSTS = b"max-age=63072000; includeSubDomains"


def with_headers(scope: HTTPScope, send: Send) -> Send:
    """Adds what a handler did not set itself; without a word on caching, nothing is stored."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *missing(scope, message["headers"])]
        await send(message)

    return sent


def missing(scope: HTTPScope, given: object) -> list[tuple[bytes, bytes]]:
    have = {bytes(name).lower() for name, _ in given}  # type: ignore[attr-defined]
    wanted = {**FIXED, b"cache-control": b"no-store"}
    if scope["scheme"] == "https":
        wanted[b"strict-transport-security"] = HSTS
    if request_id := scope.get("state", {}).get("request_id"):
        wanted[b"x-request-id"] = request_id.encode()
    return [(name, value) for name, value in wanted.items() if name not in have]
