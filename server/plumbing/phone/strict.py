"""Jinja2 for the server, made strict: what it accepts, the phone's JavaScript means as well.

Operators become filters of operators.py before Jinja2 writes its own code, so both hosts raise
at the same places.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    nodes,
    pass_eval_context,
)
from jinja2.runtime import LoopContext
from jinja2.visitor import NodeTransformer

from server.plumbing.phone.dialect import SYNTAX
from server.plumbing.phone.library import Library
from server.plumbing.phone.model import check
from server.plumbing.phone.operators import COMPARED, FILTERS, concat, item, looped, printable


class Rewrite(NodeTransformer):
    """Comparisons, ~ and for call our own operators."""

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802 - Jinja2's name
        self.generic_visit(node)
        return as_filter(f"_{node.ops[0].op}", node.expr, [node.ops[0].expr], node.lineno)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return as_filter("_concat", node.nodes[0], node.nodes[1:], node.lineno)

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        node.iter = nodes.Filter(node.iter, "_list", [], [], None, None, lineno=node.lineno)
        return node

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        return nodes.List(node.items, lineno=node.lineno)


def as_filter(name: str, first: nodes.Expr, rest: list[nodes.Expr], line: int) -> nodes.Filter:
    return nodes.Filter(first, name, rest, [], None, None, lineno=line)


class Page(Template):
    """A template that looks at its view model before it prints."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        check(kwargs.get("v", {}))
        return super().render(*args, **kwargs)


@pass_eval_context  # else Jinja2 would print constants without asking
def finalize(_context: object, value: Any) -> Any:
    return printable(value)


class StrictEnvironment(Environment):
    """Refuses, when a template is loaded, what lies outside the dialect."""

    template_class = Page
    library: Library

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = self.library.parse(name or "<text>", source)
        self.library.compile(name or "<text>", tree)
        Rewrite().visit(tree)
        tree.set_environment(self)
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:
        return getattr(obj, attribute) if isinstance(obj, LoopContext) else item(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return item(obj, argument)


def make_environment(
    folder: Path, translate: Callable[[str], str], address_of: Callable[[str], str | None]
) -> StrictEnvironment:
    made = StrictEnvironment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        auto_reload=False,
        **SYNTAX,  # type: ignore[arg-type]
    )
    made.library = Library(folder, lru_cache(address_of))
    made.filters = {**FILTERS, **COMPARED, "_concat": concat, "_list": looped}
    made.tests = {}
    made.globals = {"_": translate, "asset": made.library.outside.address_of}
    return made
