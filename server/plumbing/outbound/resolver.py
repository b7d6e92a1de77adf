"""Names are resolved here, checked, and the very address that was checked is called."""

import asyncio
import socket
from ipaddress import IPv6Address, ip_address
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

from server.plumbing.outbound.address import RefusedError
from server.plumbing.settings import settings

NAT64 = ("64:ff9b::", "64:ff9b:1::")


def is_public(address: str) -> bool:
    """Global unicast only, also when an IPv4 address hides in an IPv6 one."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo and found.teredo[1])
        if inner or found.is_site_local or found.compressed.startswith(NAT64):
            return False
    return found.is_global and not found.is_multicast and not found.is_reserved


class PublicResolver(AbstractResolver):
    """One private address among a name's answers is enough to refuse the name."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        found = await look_up(host, port, family)
        if not is_test(host, port) and not all(is_public(one["host"]) for one in found):
            raise RefusedError
        return found

    async def close(self) -> None:
        """Nothing is held."""


def is_test(host: str, port: int) -> bool:
    return f"{host}:{port}" in settings().outbound_test_hosts


async def look_up(host: str, port: int, family: int) -> list[ResolveResult]:
    loop = asyncio.get_running_loop()
    answers = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, family=family)
    return [as_result(host, answer) for answer in answers]


def as_result(host: str, answer: tuple[Any, ...]) -> ResolveResult:
    kind, _type, protocol, _name, address = answer
    return ResolveResult(
        hostname=host,
        host=address[0],
        port=address[1],
        family=kind,
        proto=protocol,
        flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
    )
