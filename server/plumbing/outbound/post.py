"""POST to an address on an allow-list: pinned, timed out, never redirected."""

import asyncio
import ssl
from collections.abc import Mapping

import aiohttp
import msgspec

from server.plumbing.outbound.address import RefusedError, check_url
from server.plumbing.outbound.resolver import PublicResolver
from server.plumbing.settings import settings

TIMEOUT = aiohttp.ClientTimeout(total=20, connect=8)
AT_ONCE = 64
PER_HOST = 32


class Answered(msgspec.Struct, frozen=True):
    """What matters of an answer; its body is thrown away unread. Status 0: there was no answer."""

    status: int
    headers: Mapping[str, str]


_sessions: dict[asyncio.AbstractEventLoop, aiohttp.ClientSession] = {}


async def post(
    url: str, body: bytes, headers: Mapping[str, str], hosts: frozenset[str]
) -> Answered:
    """Raises RefusedError for an address that may not be called; a failed call is status 0."""
    target = check_url(url, hosts)
    try:
        async with session().post(
            target.url, data=body, headers=headers, allow_redirects=False
        ) as answer:
            return Answered(answer.status, dict(answer.headers))
    except RefusedError:
        raise
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        if isinstance(error.__cause__, RefusedError):
            raise RefusedError from error
        return Answered(0, {})


def session() -> aiohttp.ClientSession:
    """One for each loop, made when first needed; it keeps no cookies and trusts no environment."""
    loop = asyncio.get_running_loop()
    if loop not in _sessions or _sessions[loop].closed:
        connector = aiohttp.TCPConnector(
            resolver=PublicResolver(),
            use_dns_cache=False,
            limit=AT_ONCE,
            limit_per_host=PER_HOST,
            ssl=trust(),
        )
        _sessions[loop] = aiohttp.ClientSession(
            connector=connector,
            timeout=TIMEOUT,
            trust_env=False,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
        )
    return _sessions[loop]


def trust() -> ssl.SSLContext:
    """The machine's certificates, and one more file where the operator tries things out."""
    context = ssl.create_default_context()
    if settings().outbound_test_ca:
        context.load_verify_locations(settings().outbound_test_ca)
    return context


async def close_outbound() -> None:
    """At the end of the process."""
    held = _sessions.pop(asyncio.get_running_loop(), None)
    if held:
        await held.close()
