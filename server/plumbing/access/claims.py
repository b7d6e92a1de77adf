"""`Authorization: Peel-Device <id>.<secret>`: what a device says of itself, not yet proved."""

import re
from typing import Any

import msgspec
from litestar.connection import ASGIConnection

from server.plumbing.problems import Problem

SCHEME = "Peel-Device"
SHAPE = re.compile(r"Peel-Device ([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})")


class Claim(msgspec.Struct, frozen=True):
    """A device's id and its secret of 32 bytes in base64url."""

    id: str
    secret: str


def read_claim(header: str) -> Claim:
    found = SHAPE.fullmatch(header)
    if found is None:
        raise Problem("device-needed")
    return Claim(found[1], found[2])


def claim_of(request: ASGIConnection[Any, Any, Any, Any]) -> Claim:
    """What the `device` guard read."""
    claim = request.scope.get("state", {}).get("device")
    if not isinstance(claim, Claim):
        raise Problem("device-needed")
    return claim
