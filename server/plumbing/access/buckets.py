"""Token buckets for doors where someone might guess: sign-in and codes, never a report's way in.

Kept in this process: with several web processes a guesser gets the allowance of each, which the
limits allow for. A restart forgets them; what may never be used twice is kept in the database.
"""

import hashlib
from collections import OrderedDict
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

import msgspec
from litestar.connection import ASGIConnection

from server.plumbing import clock
from server.plumbing.problems import Problem

MOST_KEYS = 100_000
IPV4_PREFIX, IPV6_PREFIX = 32, 56  # one household or office


class Limit(msgspec.Struct, frozen=True):
    """`burst` tries at once, then one more every `every_ms`."""

    name: str
    burst: int
    every_ms: int


SIGN_IN_BY_ADDRESS = Limit("sign-in-address", 30, 2_000)
SIGN_IN_BY_NAME = Limit("sign-in-name", 5, 30_000)
CODE_BY_ADDRESS = Limit("code-address", 20, 5_000)
CODE_BY_NAME = Limit("code-name", 5, 60_000)

# key -> (tokens left, when they were counted)
_buckets: OrderedDict[tuple[str, bytes], tuple[float, int]] = OrderedDict()


def spend(limit: Limit, key: str) -> None:
    """Take one token or raise slow-down. The key is kept as a hash only."""
    now = clock.now()
    name = (limit.name, hashlib.sha256(key.encode()).digest()[:16])
    left, counted_at = _buckets.get(name, (float(limit.burst), now))
    left = min(float(limit.burst), left + max(0, now - counted_at) / limit.every_ms)
    if left < 1:
        raise Problem("slow-down", retry_after=1 + int((1 - left) * limit.every_ms / 1000))
    _keep(name, (left - 1, now))


def _keep(name: tuple[str, bytes], bucket: tuple[float, int]) -> None:
    _buckets[name] = bucket
    _buckets.move_to_end(name)
    while len(_buckets) > MOST_KEYS:
        _buckets.popitem(last=False)


def address_key(request: ASGIConnection[Any, Any, Any, Any]) -> str:
    """The caller's network, after trusted proxies; all who have none share one bucket."""
    client = request.scope.get("client")
    try:
        address = ip_address(client[0]) if client else None
    except ValueError:
        address = None
    if address is None:
        return "unknown"
    prefix = IPV6_PREFIX if isinstance(address, IPv6Address) else IPV4_PREFIX
    return str(ip_network(f"{address}/{prefix}", strict=False))


def forget() -> None:
    """For tests: as after a restart."""
    _buckets.clear()
