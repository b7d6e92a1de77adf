"""What a phone takes along: every definition and table, at addresses made from their content."""

from functools import lru_cache
from typing import Any

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


def form_assets() -> dict[str, bytes]:
    """address -> bytes of everything the bundle names."""
    forms = {form.url: form.canonical for form in [*definitions().values(), triage()]}
    return {**forms, **{table_url(name): content for name, content in tables().items()}}


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
    return {"forms": entries, "triage": {"slug": triage().slug, **front}, **named}
