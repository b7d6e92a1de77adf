"""POST to an address on an allow-list. aiohttp is loaded by the first call; web makes none."""

import sys
from collections.abc import Mapping

from server.plumbing.outbound.address import Answered, check_url

CALL = "server.plumbing.outbound.call"


async def post(
    url: str, body: bytes, headers: Mapping[str, str], hosts: frozenset[str]
) -> Answered:
    """Raises RefusedError for an address that may not be called; a failed call is status 0."""
    target = check_url(url, hosts)
    from server.plumbing.outbound.call import call  # noqa: PLC0415

    return await call(target, body, headers)


async def close_outbound() -> None:
    """At the end of the process."""
    if CALL in sys.modules:
        await sys.modules[CALL].close()
