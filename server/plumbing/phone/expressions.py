"""Expressions of the dialect, each written as the JavaScript that means the same."""

import json
from collections.abc import Callable
from typing import Any

from jinja2 import nodes

from server.plumbing.phone.calls import call, filtered
from server.plumbing.phone.dialect import DICT_METHODS, LOOP
from server.plumbing.phone.operators import is_whole
from server.plumbing.phone.scope import Loop, Scope

COMPARE = {
    "eq": "eq({0},{1})",
    "ne": "!eq({0},{1})",
    "in": "within({0},{1})",
    "notin": "!within({0},{1})",
    "lt": "less({0},{1})",
    "gt": "less({1},{0})",
    "lteq": "!less({1},{0})",
    "gteq": "!less({0},{1})",
}


def js(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def constant(node: nodes.Const, scope: Scope) -> str:
    if isinstance(node.value, bool):
        return str(node.value).lower()
    if is_whole(node.value):
        return str(node.value)
    if not isinstance(node.value, str):
        scope.refuse(node, "a constant is text, a whole number, true or false")
    if not node.value.isascii() and any("\ud800" <= one <= "\udfff" for one in node.value):
        scope.refuse(node, "half a character")
    return js(node.value)


def name(node: nodes.Name, scope: Scope) -> str:
    meaning = scope.names.get(node.name)
    if not isinstance(meaning, str):
        scope.refuse(node, f"'{node.name}' is not a value here")
    return meaning


def attribute(node: nodes.Getattr, scope: Scope) -> str:
    loop = scope.names.get("loop")
    if isinstance(node.node, nodes.Name) and node.node.name == "loop" and isinstance(loop, Loop):
        return loop_part(node, scope, loop)
    if node.attr in DICT_METHODS:
        scope.refuse(node, f".{node.attr} is a method of dict")
    return f"get({expression(node.node, scope)},{js(node.attr)})"


def loop_part(node: nodes.Getattr, scope: Scope, loop: Loop) -> str:
    if node.attr not in LOOP:
        scope.refuse(node, f"loop.{node.attr}")
    return {
        "index": f"({loop.index}+1)",
        "index0": loop.index,
        "first": f"({loop.index}===0)",
        "last": f"({loop.index}===({loop.items}.length-1))",
        "length": f"{loop.items}.length",
    }[node.attr]


def subscript(node: nodes.Getitem, scope: Scope) -> str:
    return f"get({expression(node.node, scope)},{expression(node.arg, scope)})"


def conjunction(node: nodes.And | nodes.Or, scope: Scope) -> str:
    how = "and" if isinstance(node, nodes.And) else "or"
    return f"{how}({expression(node.left, scope)},()=>{expression(node.right, scope)})"


def inline_if(node: nodes.CondExpr, scope: Scope) -> str:
    if node.expr2 is None:
        scope.refuse(node, "an inline if needs an else")
    yes, no = expression(node.expr1, scope), expression(node.expr2, scope)
    return f"({condition(node.test, scope)}?{yes}:{no})"


def comparison(node: nodes.Compare, scope: Scope) -> str:
    if len(node.ops) != 1:
        scope.refuse(node, "one comparison at a time")
    operand = node.ops[0]
    right = choices if operand.op in {"in", "notin"} else expression
    return COMPARE[operand.op].format(expression(node.expr, scope), right(operand.expr, scope))


def choices(node: nodes.Expr, scope: Scope) -> str:
    if not isinstance(node, nodes.List | nodes.Tuple):
        return expression(node, scope)
    if not all(isinstance(one, nodes.Const) for one in node.items):
        scope.refuse(node, "a list holds constants only")
    return "[" + ",".join(expression(one, scope) for one in node.items) + "]"


def concatenation(node: nodes.Concat, scope: Scope) -> str:
    return "concat(" + ",".join(expression(part, scope) for part in node.nodes) + ")"


def condition(node: nodes.Node, scope: Scope) -> str:
    """Truth only: shorter than the value, and the same."""
    if isinstance(node, nodes.Not):
        return f"!{condition(node.node, scope)}"
    if isinstance(node, nodes.And | nodes.Or):
        sign = "&&" if isinstance(node, nodes.And) else "||"
        return f"({condition(node.left, scope)}{sign}{condition(node.right, scope)})"
    if isinstance(node, nodes.Compare):
        return comparison(node, scope)
    return f"truth({expression(node, scope)})"


def expression(node: nodes.Node, scope: Scope) -> str:
    write = EXPRESSIONS.get(type(node))
    if write is None:
        scope.refuse(node, f"{type(node).__name__} is outside the dialect")
    return write(node, scope)


EXPRESSIONS: dict[type[nodes.Node], Callable[[Any, Scope], str]] = {
    nodes.Const: constant,
    nodes.Name: name,
    nodes.Getattr: attribute,
    nodes.Getitem: subscript,
    nodes.Not: condition,
    nodes.And: conjunction,
    nodes.Or: conjunction,
    nodes.CondExpr: inline_if,
    nodes.Compare: comparison,
    nodes.Concat: concatenation,
    nodes.Filter: lambda node, scope: filtered(node, scope, expression),
    nodes.Call: lambda node, scope: call(node, scope, expression),
}
