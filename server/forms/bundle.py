"""What a phone takes along: every definition and table, at addresses made from their content."""

from functools import lru_cache
from typing import Any

import msgspec

from server.forms.library import (
    HERE,
    canonical,
    definitions,
    digest16,
    read_json,
    signposts,
    triage,
)

TABLES = {"phrases": "triage/phrases.json", "places": "places/table.json"}


@lru_cache
def tables() -> dict[str, bytes]:
    """The tables beside the forms: signposts, phrases, places."""
    found = {"signposts": canonical(signposts())}
    for name, path in TABLES.items():
        if (HERE / path).exists():
            found[name] = canonical(read_json(HERE / path))
    return found


def table_url(name: str) -> str:
    return f"/assets/{name}-{digest16(tables()[name])}.json"


@lru_cache
def pack() -> bytes:
    """All of it by digest in one file, for a phone that has none: what forms share packs once."""
    forms = {form.digest: form.definition for form in [*definitions().values(), triage()]}
    named = {digest16(content): msgspec.json.decode(content) for content in tables().values()}
    return canonical({**forms, **named})


def pack_url() -> str:
    return f"/assets/pack-{digest16(pack())}.json"


def form_assets() -> dict[str, bytes]:
    """address -> bytes of everything the bundle names."""
    forms = {form.url: form.canonical for form in [*definitions().values(), triage()]}
    named = {table_url(name): content for name, content in tables().items()}
    return {**forms, **named, pack_url(): pack()}


def bundle_forms() -> dict[str, Any]:
    """The bundle's part about forms: forms{slug{version digest url}}, triage, and each table."""
    entries = {
        form.slug: {"version": form.version, "digest": form.digest, "url": form.url}
        for form in [*definitions().values(), triage()]
    }
    front = entries.pop(triage().slug)
    named = {
        name: {"digest": digest16(content), "url": table_url(name)}
        for name, content in tables().items()
    }
    whole = {"digest": digest16(pack()), "url": pack_url()}
    return {"forms": entries, "triage": {"slug": triage().slug, **front}, **named, "pack": whole}
