"""X-Forwarded-* count only when a proxy the operator named sent them."""

from ipaddress import ip_address

from litestar.types import HTTPScope

from server.plumbing.settings import settings


def believe_proxy(scope: HTTPScope) -> None:
    """Takes scheme, host and the caller's address from the nearest trusted proxy."""
    client = scope.get("client")
    if client is None or not is_trusted(client[0]):
        return
    headers = dict(scope["headers"])
    if (proto := headers.get(b"x-forwarded-proto")) in {b"http", b"https"}:
        scope["scheme"] = proto.decode()
    if host := headers.get(b"x-forwarded-host"):
        others = [(name, value) for name, value in scope["headers"] if name != b"host"]
        scope["headers"] = [*others, (b"host", host)]
    scope["client"] = (nearest_stranger(headers.get(b"x-forwarded-for", b""), client[0]), 0)


def is_trusted(address: str) -> bool:
    try:
        caller = ip_address(address)
    except ValueError:
        return False
    return any(caller in network for network in settings().proxies)


def nearest_stranger(forwarded: bytes, fallback: str) -> str:
    """From the right: the first address that is not itself a trusted proxy."""
    for part in reversed(forwarded.decode("latin-1").split(",")):
        address = part.strip()
        if not is_trusted(address):
            return address if is_address(address) else fallback
    return fallback


def is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def host_of(scope: HTTPScope) -> str:
    """The Host header without its port, in lower case; "" if it is missing or given twice."""
    hosts = [value for name, value in scope["headers"] if name == b"host"]
    if len(hosts) != 1:
        return ""
    host = hosts[0].decode("latin-1").lower()
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0].removesuffix(".")
