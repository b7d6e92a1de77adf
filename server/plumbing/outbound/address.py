"""Which addresses may be called: https, port 443, a name on the caller's list, nothing clever."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

import msgspec

from server.plumbing.settings import settings

HTTPS = 443
LONGEST = 2048
LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
NAME = re.compile(rf"(?=.{{4,253}}$)({LABEL}\.)+[a-z][a-z0-9-]*[a-z]")
PLAIN = re.compile(r"[!-~]+")  # no blanks, no control characters, nothing outside ASCII


class RefusedError(ValueError):
    """Not an address this server may call. Says no more, for the text may reach a log."""


class Target(msgspec.Struct, frozen=True):
    """A checked address; `is_test` only for a host the operator named for trying out."""

    url: str
    host: str
    port: int
    is_test: bool = False


class Answered(msgspec.Struct, frozen=True):
    """What matters of an answer; its body is thrown away unread. Status 0: there was no answer."""

    status: int
    headers: Mapping[str, str]


def check_url(url: str, hosts: frozenset[str]) -> Target:
    """`hosts` holds names, and `*.name` for everything below a name."""
    if len(url) > LONGEST or not PLAIN.fullmatch(url) or "\\" in url:
        raise RefusedError
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or ""), parts.port
    except ValueError as error:
        raise RefusedError from error
    if f"{host}:{port}" in settings().outbound_test_hosts:
        return Target(url, host, port or HTTPS, is_test=True)
    if parts.scheme != "https" or parts.netloc not in (host, f"{host}:{HTTPS}"):
        raise RefusedError
    if not NAME.fullmatch(host) or not is_listed(host, hosts):
        raise RefusedError
    return Target(url, host, HTTPS)


def is_listed(host: str, hosts: frozenset[str]) -> bool:
    if host in hosts:
        return True
    return any(name.startswith("*.") and host.endswith(name[1:]) for name in hosts)
