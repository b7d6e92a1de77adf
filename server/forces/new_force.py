"""A force is added: its line in forces.json, its folder, its keys."""

import re

import msgspec

from server.forces.database import folder_of
from server.forces.registry import Force, check, forces, forces_file
from server.plumbing.files import replace_file
from server.plumbing.keys import key_folder, make_keys
from server.plumbing.settings import BadSettingError, settings

REFERENCE = re.compile(r"[A-Z]{2,5}")


def write_force(force: Force) -> None:
    """Checked beside the others before anything is written; keys that exist are kept."""
    if settings().forces:
        raise BadSettingError("PEEL_FORCES is set, so forces.json is not used. Change it there.")
    if not REFERENCE.fullmatch(force.reference):
        raise BadSettingError("The reference is two to five capital letters.")
    known = {**forces(), force.id: force}
    check(known)
    folder_of(force.id).mkdir(parents=True, exist_ok=True, mode=0o700)
    make_keys(key_folder(force.id))
    save(known)


def save(known: dict[str, Force]) -> None:
    """Written aside and renamed: a reader sees the old list or the new one."""
    plain = {key: msgspec.to_builtins(force) for key, force in known.items()}
    for one in plain.values():
        del one["id"]
    replace_file(forces_file(), msgspec.json.format(msgspec.json.encode(plain), indent=2))
