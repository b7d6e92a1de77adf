"""One ES module in the subset that the assembler takes: what it imports, exports and holds."""

import posixpath
import re
from dataclasses import dataclass
from typing import NoReturn

from server.plumbing.phone.scanner import UnreadableError, scan

ROOTS = ("web", "sync", "schemas", "build")
TRIVIA = re.compile(r"(?:\s|//[^\n]*(?:\n|$)|/\*.*?\*/)*", re.DOTALL)
IMPORT = re.compile(r'import \{\s*([\w$]+(?:,\s*[\w$]+)*),?\s*\} from "([^"\n]+)";(?=\n|$)')
EXPORT = re.compile(r"^export \{\s*([\w$]+(?:,\s*[\w$]+)*),?\s*\};\s*\Z", re.MULTILINE)


class OutsideSubsetError(Exception):
    """The module uses a shape that the assembler does not know."""


@dataclass(frozen=True)
class Import:
    """Names taken from another module, and the line that says so."""

    names: tuple[str, ...]
    path: str
    line: int


@dataclass(frozen=True)
class Module:
    """`body` is what lies between the imports and the export."""

    path: str
    imports: tuple[Import, ...]
    exports: tuple[str, ...]
    body: str


def refuse(path: str, source: str, at: int, why: str) -> NoReturn:
    raise OutsideSubsetError(f"{path}:{line_of(source, at)}: {why}")


def line_of(source: str, at: int) -> int:
    return source.count("\n", 0, at) + 1


def after_trivia(source: str, at: int) -> int:
    found = TRIVIA.match(source, at)
    return found.end() if found else at


def read_module(path: str, source: str) -> Module:
    source = source.replace("\r\n", "\n")
    imports = []
    at = after_trivia(source, 0)
    while found := IMPORT.match(source, at):
        wanted = resolve(path, source, at, found[2])
        imports.append(Import(names(found[1]), wanted, line_of(source, at)))
        at = after_trivia(source, found.end())
    last = EXPORT.search(source, at)
    end = last.start() if last else len(source)
    only_plain_code(path, source, at, end)
    module = Module(path, tuple(imports), names(last[1]) if last else (), source[at:end])
    check_exports(module, source, end)
    return module


def names(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in text.split(","))


def resolve(path: str, source: str, at: int, wanted: str) -> str:
    if not wanted.startswith(("./", "../")) or not wanted.endswith(".js"):
        refuse(path, source, at, f"import of {wanted}: only ./x.js and ../x.js")
    found = posixpath.normpath(posixpath.join(posixpath.dirname(path), wanted))
    if found.split("/")[0] not in ROOTS:
        refuse(path, source, at, f"import of {wanted}: outside {', '.join(ROOTS)}")
    return found


def only_plain_code(path: str, source: str, start: int, end: int) -> None:
    """No import, export or await where a classic script could not have one."""
    depth, before, is_async = 0, "", False
    try:
        for kind, piece, at in scan(source[start:end]):
            if kind != "code":
                continue
            depth += (piece in "({[") - (piece in ")}]")
            is_async = piece == "async" or (is_async and not (depth == 0 and piece in ";}"))
            if piece in {"import", "export"} and before != ".":
                refuse(path, source, start + at, f"{piece} in this shape or at this place")
            if piece == "await" and depth == 0 and not is_async:
                refuse(path, source, start + at, "await outside a function")
            before = piece
    except UnreadableError as error:
        refuse(path, source, start + error.at, str(error))


def check_exports(module: Module, source: str, end: int) -> None:
    """An exported `let` could change later, and the importer would not see it."""
    given = {name for taken in module.imports for name in taken.names}
    for name in module.exports:
        declared = rf"^(?:async function\*?|function\*?|class|const) {re.escape(name)}(?![\w$])"
        if name not in given and not re.search(declared, module.body, re.MULTILINE):
            why = f"{name} is not declared at the start of a line by const, function or class"
            refuse(module.path, source, end, why)
