"""The words of the pages: English is written in the templates, Welsh in web/words/*.cy.po."""

from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

WORDS = Path(__file__).parents[3] / "web" / "words"
LANGUAGES = ("en", "cy")


@cache
def catalogue(lang: str, folder: Path = WORDS) -> dict[str, str]:
    """English text -> text of this language; what is missing is not in it."""
    found: dict[str, str] = {}
    for path in sorted(folder.glob(f"*.{lang}.po")):
        with path.open("rb") as file:
            messages = read_po(file, locale=lang, abort_invalid=True)
        for message in messages:
            if message.id and message.string and not message.fuzzy:
                found.setdefault(str(message.id), str(message.string))
    return found


def translate(text: str, lang: str) -> str:
    return catalogue(lang).get(text, text)
