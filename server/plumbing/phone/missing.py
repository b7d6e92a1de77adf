"""Which words of the templates lack a translation, or lost a {place} in it."""

import re
from collections.abc import Iterator

from server.plumbing.phone.library import Library
from server.plumbing.phone.words import LANGUAGES, catalogue

PLACE = re.compile(r"\{[a-z][a-z0-9_]*\}")


def missing_words(library: Library) -> list[str]:
    """One line for each: file:line: text (language)."""
    return [line for lang in LANGUAGES[1:] for line in wanting(library, lang)]


def wanting(library: Library, lang: str) -> Iterator[str]:
    known = catalogue(lang)
    for name in library.names():
        for text, line in library.unit(name).words.items():
            if text not in known:
                yield f"web/templates/{name}:{line}: {text} ({lang})"
            elif set(PLACE.findall(text)) != set(PLACE.findall(known[text])):
                yield f"web/templates/{name}:{line}: {text} ({lang}: the places differ)"
