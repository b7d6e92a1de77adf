"""Each sheet of web/css that no other imports, with its imports put in and comments left out."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from server.plumbing.phone.assembler import ROOT

CSS = ROOT / "web" / "css"
IMPORT = re.compile(r'^@import "(?:\./)?([a-z-]+\.css)";$', re.MULTILINE)
COMMENT_OR_TEXT = re.compile(r'/\*.*?\*/|("[^"\n]*"|\'[^\'\n]*\')', re.DOTALL)
ICON = re.compile(r'url\("\.\./icons/([\w.-]+)"\)')


class SheetError(Exception):
    """A style sheet names something that is not there."""


def stylesheets(addresses: Mapping[str, str], folder: Path = CSS) -> Iterator[tuple[str, str]]:
    sheets = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.css"))}
    imported = {name for text in sheets.values() for name in IMPORT.findall(text)}
    for name in sheets:
        if name not in imported:
            yield name, slim_sheet(addressed(whole(name, sheets), addresses))


def whole(name: str, sheets: Mapping[str, str]) -> str:
    if name not in sheets:
        raise SheetError(f"web/css: there is no {name}")
    text = IMPORT.sub(lambda found: whole(found[1], sheets), sheets[name])
    if "@import" in text:
        raise SheetError(f'web/css/{name}: only @import "name.css"; at the start of a line')
    return text


def addressed(text: str, addresses: Mapping[str, str]) -> str:
    def address(found: re.Match[str]) -> str:
        if found[1] not in addresses:
            raise SheetError(f"web/css: there is no icon {found[1]}")
        return f'url("{addresses[found[1]]}")'

    return ICON.sub(address, text)


def slim_sheet(text: str) -> str:
    bare = COMMENT_OR_TEXT.sub(lambda found: found[1] or "", text)
    lines = (line.strip() for line in bare.splitlines())
    return "\n".join(line for line in lines if line) + "\n"
