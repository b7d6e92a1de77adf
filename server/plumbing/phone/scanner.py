"""Reads JavaScript just well enough to know what is code and what is text or comment."""

import re
from collections.abc import Iterator

TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
    |(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<space>\s+)
    |(?P<code>[A-Za-z0-9_$]+|[^"'`])""",
    re.DOTALL | re.VERBOSE,
)
REGEX = re.compile(r"/(?![/*])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
TEMPLATE = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*", re.DOTALL)
BEFORE_REGEX = frozenset("=(,:[!&|?{};+-*%<>~^") | {"", "return", "typeof", "case", "in", "of"}


class UnreadableError(ValueError):
    """Text or comment without an end; `at` is where it begins."""

    def __init__(self, at: int) -> None:
        super().__init__("text without an end")
        self.at = at


def scan(source: str) -> Iterator[tuple[str, str, int]]:
    """(kind, piece, place) of each piece; put together the pieces are the source again."""
    at, before, open_braces = 0, "", list[int]()
    while at < len(source):
        kind, piece = next_piece(source, at, before, open_braces)
        yield kind, piece, at
        at += len(piece)
        if kind == "code":
            before = piece
        elif kind in {"text", "template"}:
            before = "{" if piece.endswith("${") else "x"


def next_piece(source: str, at: int, before: str, open_braces: list[int]) -> tuple[str, str]:
    """A template literal comes in parts, so that what is inside ${ } is read as code."""
    sign = source[at]
    if sign == "`" or (sign == "}" and open_braces and open_braces[-1] == 0):
        return "template", template_part(source, at, sign, open_braces)
    found = REGEX.match(source, at) if before in BEFORE_REGEX else None
    if found:
        return "text", found[0]
    found = TOKEN.match(source, at)
    if found is None or not found.lastgroup:
        raise UnreadableError(at)
    if open_braces and sign in "{}":
        open_braces[-1] += 1 if sign == "{" else -1
    return found.lastgroup, found[0]


def template_part(source: str, at: int, sign: str, open_braces: list[int]) -> str:
    found = TEMPLATE.match(source, at + 1)
    end = found.end() if found else at + 1
    if sign == "}":
        open_braces.pop()
    if source.startswith("${", end):
        open_braces.append(0)
        return source[at : end + 2]
    if not source.startswith("`", end):
        raise UnreadableError(at)
    return source[at : end + 1]


def slim(source: str) -> str:
    """Without comments and indentation; line ends stay, so nothing changes its meaning."""
    out: list[str] = []
    for kind, piece, _ in scan(source):
        if kind in {"space", "comment"}:
            blank = "\n" if "\n" in piece else " " if kind == "space" or piece[1] == "*" else ""
            if blank == "\n" and out and out[-1] == " ":
                out.pop()
            if blank and (not out or out[-1] not in {"\n", blank}):
                out.append(blank)
        else:
            out.append(piece)
    return "".join(out).strip()
