"""Which forces this server serves: forces.json, or PEEL_FORCES in its place."""

import re
from functools import lru_cache
from pathlib import Path

import msgspec

from server.forces.colour import is_usable
from server.plumbing.database import force_in_hand
from server.plumbing.settings import BadSettingError, settings

ID = re.compile(r"[a-z][a-z0-9-]{1,30}")
FILE = "forces.json"


class Force(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a force is to this server; `phones` and `signposts` are the force's own numbers."""

    name: dict[str, str]
    hosts: list[str]
    reference: str
    database: str = "sqlite"
    languages: list[str] = msgspec.field(default_factory=lambda: ["en"])
    colour: str = "#1d3d8f"
    phones: dict[str, str] = {}
    covers: list[str] = []
    alarm_to: str = ""
    alarm_minutes: int = 5
    id: str = ""

    def name_in(self, lang: str) -> str:
        return self.name.get(lang) or self.name["en"]


def forces_file() -> Path:
    return settings().data / FILE


def forces() -> dict[str, Force]:
    """All forces by id; read again when the file changes."""
    if settings().forces:
        return parse(settings().forces)
    try:
        changed = forces_file().stat().st_mtime_ns
    except FileNotFoundError:
        return {}
    return _from_file(forces_file(), changed)


def force_here() -> Force:
    """The force in hand."""
    return forces()[force_in_hand()]


@lru_cache(maxsize=4)
def _from_file(path: Path, _changed: int) -> dict[str, Force]:
    return parse(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=4)
def parse(text: str) -> dict[str, Force]:
    try:
        given = msgspec.json.decode(text, type=dict[str, Force])
    except msgspec.DecodeError as error:
        raise BadSettingError(f"The list of forces cannot be read: {error}.") from error
    known = {key: msgspec.structs.replace(force, id=key) for key, force in given.items()}
    check(known)
    return known


def check(known: dict[str, Force]) -> None:
    """One host is one force, and all are on one kind of database."""
    hosts = [host for force in known.values() for host in force.hosts]
    if twice := {host for host in hosts if hosts.count(host) > 1}:
        raise BadSettingError(f"Two forces claim the host {min(twice)}.")
    if len({force.database.startswith("postgres") for force in known.values()}) > 1:
        raise BadSettingError("All forces must be on SQLite, or all on PostgreSQL.")
    for key, force in known.items():
        check_one(key, force)


def check_one(key: str, force: Force) -> None:
    """Fit for a folder's name, for its pages and for people's eyes."""
    if not ID.fullmatch(key):
        raise BadSettingError(f"A force's id is small letters, digits and dashes: {key!r}.")
    if "en" not in force.name or not {"en"} <= set(force.languages) <= {"en", "cy"}:
        raise BadSettingError(f"The force {key} needs an English name, and en in languages.")
    if not is_usable(force.colour):
        raise BadSettingError(f"The colour of {key} must be #rrggbb and carry white text.")
