"""Host name to force, as the front asks it."""

from functools import lru_cache

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


def found(force: Force) -> Found:
    return _found(force.id, force.reference, force.colour, tuple(sorted(names(force).items())))


def names(force: Force) -> dict[str, str]:
    return {lang: force.name_in(lang) for lang in force.languages}


@lru_cache(maxsize=128)
def _found(key: str, reference: str, colour: str, named: tuple[tuple[str, str], ...]) -> Found:
    looks = {
        lang: {"id": key, "name": name, "reference": reference, "colour": colour}
        for lang, name in named
    }
    return Found(key, looks)
