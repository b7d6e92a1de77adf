"""The names of the dialect, its one error, and the parser that reads it."""

import re
from typing import NoReturn

from jinja2 import Environment, nodes

LOOP = ("index", "index0", "first", "last", "length")
FILTER_ARGUMENTS = {"length": 0, "join": 1, "trim": 0, "safe": 0, "fill": 2}
DICT_METHODS = frozenset(dir(dict))  # {{ row.items }}: a method in Python, a key in JavaScript
RESERVED = frozenset({"loop", "asset", "caller", "varargs", "kwargs", "self", "super"})
NAME = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
SYNTAX = {"trim_blocks": True, "lstrip_blocks": True, "keep_trailing_newline": False}


class OutsideDialectError(Exception):
    """The template uses something that the two languages might not agree on."""


def refuse(name: str, node: nodes.Node | int, why: str) -> NoReturn:
    line = node if isinstance(node, int) else line_of(node)
    raise OutsideDialectError(f"web/templates/{name}:{line}: {why}")


def line_of(node: nodes.Node) -> int:
    """Jinja2 gives some nodes no line; then the first line inside counts."""
    inner = (one.lineno for one in node.find_all(nodes.Node) if one.lineno)
    return node.lineno or next(inner, 1)


def parser() -> Environment:
    return Environment(**SYNTAX)  # type: ignore[arg-type]  # noqa: S701 - it only parses
