"""Host name to force, as the front asks it."""

from functools import lru_cache
from typing import Any

import msgspec

from server.forces.registry import Force, forces
from server.plumbing.front import Found


def find_force(host: str) -> Found | None:
    """By a name the force claims, else `<force>.localhost`."""
    known = forces()
    for force in known.values():
        if host in force.hosts:
            return found(force)
    name, dot, parent = host.partition(".")
    if dot and parent == "localhost" and name in known:
        return found(known[name])
    return None


@lru_cache(maxsize=128)
def _found(key: str, said: bytes) -> Found:
    look = msgspec.json.decode(said)
    return Found(key, tuple(look["languages"]), look)


def found(force: Force) -> Found:
    return _found(force.id, msgspec.json.encode(look_of(force)))


def look_of(force: Force) -> dict[str, Any]:
    """What everyone may know of a force: on its pages and in the bundle that phones keep."""
    return {
        "id": force.id,
        "name": force.name,
        "reference": force.reference,
        "colour": force.colour,
        "phones": force.phones,
        "languages": force.languages,
        "covers": force.covers,
    }
