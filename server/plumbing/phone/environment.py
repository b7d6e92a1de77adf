"""The server's own Jinja2 environment, one a language, and the check of all templates."""

from functools import cache, partial
from pathlib import Path

from server.plumbing.phone import missing
from server.plumbing.phone.files import address_of
from server.plumbing.phone.library import Library
from server.plumbing.phone.strict import StrictEnvironment, make_environment
from server.plumbing.phone.words import translate

TEMPLATES = Path(__file__).parents[3] / "web" / "templates"


@cache
def environment(lang: str) -> StrictEnvironment:
    return make_environment(TEMPLATES, partial(translate, lang=lang), address_of)


def check_templates() -> Library:
    """Compile every template, staff's too; raises at the first that leaves the dialect."""
    library = Library(TEMPLATES, address_of)
    for name in library.names():
        library.unit(name)
    return library


def missing_words() -> list[str]:
    return missing.missing_words(check_templates())
