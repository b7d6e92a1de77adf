"""Every edition a phone was given is kept: a report may come in long after its form has changed."""

import re
from pathlib import Path

import msgspec

from server.forms.library import Form, definitions, digest16, find, triage
from server.plumbing.files import replace_file
from server.plumbing.settings import settings

DIGEST = re.compile("[0-9a-f]{16}")


def folder() -> Path:
    return settings().data / "editions"


def keep_editions() -> None:
    """Called whenever forms are handed to phones; an edition already there stays as it is."""
    folder().mkdir(parents=True, exist_ok=True)
    for form in [*definitions().values(), triage()]:
        path = folder() / f"{form.digest}.json"
        if not path.exists():
            replace_file(path, form.canonical)


def find_edition(slug: str, version: int, digest: str) -> Form | None:
    """On offer now, or ever handed out by this installation; None for anything else."""
    form = find(slug, version, digest)
    if form is None and DIGEST.fullmatch(digest):
        form = kept(digest)
    return form if form and (form.slug, form.version) == (slug, version) else None


def kept(digest: str) -> Form | None:
    """As it was handed out: it passed the checks of its day, so only its bytes are held to."""
    path = folder() / f"{digest}.json"
    content = path.read_bytes() if path.exists() else b""
    if digest16(content) != digest:
        return None
    definition = msgspec.json.decode(content)
    return Form(definition["slug"], definition["version"], digest, definition, content)
