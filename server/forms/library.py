"""Every form on offer and the triage in front of them, loaded once, named by what they say."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from schemas.definition import Definition
from server.forms.compose import compose
from server.forms.faults import faults

HERE = Path(__file__).parent.parent.parent / "schemas"


class BadDefinitionError(Exception):
    """A definition that can't go online; the text names the form and each fault."""


class Form(msgspec.Struct, frozen=True):
    """One edition. `definition` is plain JSON: hand it to the twins as it is."""

    slug: str
    version: int
    digest: str
    definition: dict[str, Any]
    canonical: bytes

    @property
    def url(self) -> str:
        return f"/assets/form-{self.digest}.json"


def canonical(value: Any) -> bytes:
    """Sorted keys, no spaces, UTF-8: the same value always has the same bytes."""
    return msgspec.json.encode(value, order="sorted")


def digest16(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]


def edition(definition: dict[str, Any]) -> Form:
    """A checked, named edition of a definition; raises BadDefinitionError with every fault."""
    try:
        msgspec.convert(definition, Definition)
    except msgspec.ValidationError as error:
        raise BadDefinitionError(f"{definition.get('slug')}: {error}") from error
    found = faults(definition)
    if found:
        raise BadDefinitionError(f"{definition['slug']}: " + "; ".join(found))
    content = canonical(definition)
    slug, version = definition["slug"], definition["version"]
    return Form(slug, version, digest16(content), definition, content)


def read_json(path: Path) -> Any:
    return msgspec.json.decode(path.read_bytes())


@lru_cache
def modules() -> dict[str, Any]:
    return {path.stem: read_json(path) for path in sorted((HERE / "forms/modules").glob("*.json"))}


@lru_cache
def signposts() -> dict[str, Any]:
    """Names, numbers and links of other services: id -> signpost."""
    return dict(read_json(HERE / "triage/signposts.json")["signposts"])


def loaded(path: Path) -> Form:
    return edition(compose(read_json(path), modules(), signposts()))


@lru_cache
def definitions() -> dict[str, Form]:
    """slug -> the edition on offer, in the order of the files' names."""
    forms = [loaded(path) for path in sorted((HERE / "forms").glob("*.json"))]
    return {form.slug: form for form in forms}


@lru_cache
def triage() -> Form:
    """The questions in front of every form."""
    return loaded(HERE / "triage/start.json")


def find(slug: str, version: int, digest: str) -> Form | None:
    """The edition a draft or report was made with, or None when it is not known here."""
    form = triage() if slug == triage().slug else definitions().get(slug)
    return form if form and (form.version, form.digest) == (version, digest) else None
