"""Statements of the dialect, each written as JavaScript that adds to the text `o`."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from jinja2 import nodes

from server.plumbing.phone.expressions import condition, expression
from server.plumbing.phone.scope import Loop, Macro, Scope, Unit

Find = Callable[[str, nodes.Node, Unit], Unit]


def body(statements: Sequence[nodes.Node], scope: Scope, find: Find) -> str:
    return "".join(statement(node, scope, find) for node in statements)


def statement(node: nodes.Node, scope: Scope, find: Find) -> str:
    write = STATEMENTS.get(type(node))
    if write is None:
        scope.refuse(node, f"{type(node).__name__} is outside the dialect")
    return write(node, scope, find)


def output(node: nodes.Output, scope: Scope, find: Find) -> str:
    parts = [
        json.dumps(part.data, ensure_ascii=False)
        if isinstance(part, nodes.TemplateData)
        else f"print({expression(part, scope)})"
        for part in node.nodes
    ]
    return f"o+={'+'.join(parts)};"


def choice(node: nodes.If, scope: Scope, find: Find) -> str:
    out = ""
    for one in (node, *node.elif_):
        inner = body(one.body, scope.inner("if"), find)
        out += f"{'else ' if out else ''}if({condition(one.test, scope)}){{{inner}}}"
    if node.else_:
        out += f"else{{{body(node.else_, scope.inner('if'), find)}}}"
    return out


def loop(node: nodes.For, scope: Scope, find: Find) -> str:
    if not isinstance(node.target, nodes.Name) or node.test or node.else_ or node.recursive:
        scope.refuse(node, "only a plain for, one name over a list")
    items, index, item = scope.fresh(), scope.fresh(), scope.fresh()
    wanted = expression(node.iter, scope)
    inner = scope.inner("for")
    inner.bind(node, node.target.name, item)
    inner.names["loop"] = Loop(items, index)
    repeated = body(node.body, inner, find)
    head = f"let {items}=list({wanted}),{index}=0;{index}<{items}.length;{index}++"
    return f"for({head}){{const {item}={items}[{index}];{repeated}}}"


def assignment(node: nodes.Assign, scope: Scope, find: Find) -> str:
    if not isinstance(node.target, nodes.Name):
        scope.refuse(node, "set gives one name")
    if scope.inside == "if":
        scope.refuse(node, "set inside if leaks out in Jinja2")
    own, value = scope.fresh(), expression(node.node, scope)
    scope.bind(node, node.target.name, own)
    return f"const {own}={value};"


def macro(node: nodes.Macro, scope: Scope, find: Find) -> str:
    if scope.inside != "top" or node.defaults:
        scope.refuse(node, "macros stand at the top of a file and have no default arguments")
    inner = scope.inner("macro")
    parameters = [scope.fresh() for _ in node.args]
    for argument, own in zip(node.args, parameters, strict=True):
        inner.bind(node, argument.name, own)
    made = Macro(f"{scope.unit.js}_{node.name}", len(parameters))
    written = body(node.body, inner, find)
    scope.bind(node, node.name, made)
    scope.unit.macros[node.name] = made
    return f'const {made.js}=({",".join(parameters)})=>{{let o="";{written}return M(o)}};'


def imports(node: nodes.FromImport, scope: Scope, find: Find) -> str:
    if not isinstance(node.template, nodes.Const) or node.with_context or scope.inside != "top":
        scope.refuse(node, "imports stand at the top: a constant file, without context")
    source = find(node.template.value, node, scope.unit)
    for wanted in node.names:
        if not isinstance(wanted, str):
            scope.refuse(node, "import ... as")
        if wanted not in source.macros:
            scope.refuse(node, f"{source.name} has no macro {wanted}")
        scope.bind(node, wanted, source.macros[wanted])
    return ""


def include(node: nodes.Include, scope: Scope, find: Find) -> str:
    if not isinstance(node.template, nodes.Const) or node.ignore_missing or not node.with_context:
        scope.refuse(node, "include takes a constant name, and nothing else")
    if scope.unit.kind == "macros" or scope.has_locals():
        scope.refuse(node, "include where local names exist: it would not see them")
    source = find(node.template.value, node, scope.unit)
    if source.kind != "page":
        scope.refuse(node, f"{source.name} holds macros: import them")
    return f"o+={source.js}(v);"


STATEMENTS: dict[type[nodes.Node], Callable[[Any, Scope, Find], str]] = {
    nodes.Output: output,
    nodes.If: choice,
    nodes.For: loop,
    nodes.Assign: assignment,
    nodes.Macro: macro,
    nodes.FromImport: imports,
    nodes.Include: include,
}
