"""The service worker's one file, with the templates and the list of the shell inside."""

import hashlib
import json

from server.plumbing.phone.assembler import assemble
from server.plumbing.phone.environment import TEMPLATES
from server.plumbing.phone.files import HASH_LETTERS, File, address_of, files
from server.plumbing.phone.library import Library
from server.plumbing.phone.scope import Unit
from server.plumbing.phone.script import phone_units, templates_module
from server.plumbing.phone.words import translate

ENTRY = "web/phone/worker.js"
BUNDLE_URL = "/bundle.json"
NO_VERSION = "not built"


def worker_script() -> tuple[str, str]:
    """The script and its version, which changes when any byte of the script or shell does."""
    virtual = virtual_modules()
    version = hashlib.sha256(assemble(ENTRY, virtual).encode()).hexdigest()[:HASH_LETTERS]
    shell_with_version = virtual["build/shell.js"].replace(NO_VERSION, version)
    return assemble(ENTRY, {**virtual, "build/shell.js": shell_with_version}), version


def virtual_modules() -> dict[str, str]:
    """Modules that exist only in a build; web/phone imports them as ../../build/x.js."""
    library = Library(TEMPLATES, address_of)
    units = phone_units(library)
    return {
        "build/templates.js": templates_module(library, units, translate),
        "build/shell.js": shell_module(shell(units)),
    }


def shell_module(shell_files: list[File]) -> str:
    entries = [{"url": file.url, "sha256": file.digest} for file in shell_files]
    values = {"VERSION": NO_VERSION, "SHELL": entries, "BUNDLE_URL": BUNDLE_URL}
    lines = [f"const {name} = {json.dumps(value)};" for name, value in values.items()]
    return "\n".join([*lines, f"export {{ {', '.join(values)} }};\n"])


def shell(units: list[Unit]) -> list[File]:
    """What the phone's pages name by asset(), and what those name; staff's own files are not."""
    named = {name for unit in units for name in unit.assets if not name.startswith("desk.")}
    found = [file for name, file in files().items() if name in named]
    text = b"".join(file.body for file in found if file.name.endswith(".css")).decode()
    return [file for file in files().values() if file in found or file.url in text]
