"""HEAD is GET without the body (RFC 9110, 9.3.2), for every route alike."""

from litestar.types import HTTPScope, Message, Send


def without_body(scope: HTTPScope, send: Send) -> Send:
    if scope["method"] != "HEAD":
        return send
    scope["method"] = "GET"

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.body":
            message["body"] = b""
        await send(message)

    return sent
