"""The call itself: pinned to the address that was checked, timed out, never redirected."""

import asyncio
import ssl
from collections.abc import Mapping

import aiohttp

from server.plumbing.outbound.address import Answered, RefusedError, Target
from server.plumbing.outbound.resolver import PublicResolver
from server.plumbing.settings import settings

TIMEOUT = aiohttp.ClientTimeout(total=20, connect=8)
AT_ONCE = 64
PER_HOST = 32


_sessions: dict[asyncio.AbstractEventLoop, aiohttp.ClientSession] = {}


async def call(target: Target, body: bytes, headers: Mapping[str, str]) -> Answered:
    try:
        async with session().post(
            target.url, data=body, headers=headers, allow_redirects=False
        ) as answer:
            return Answered(answer.status, dict(answer.headers))
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


async def close() -> None:
    held = _sessions.pop(asyncio.get_running_loop(), None)
    if held:
        await held.close()
