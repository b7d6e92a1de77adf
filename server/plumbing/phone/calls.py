"""Filters and calls of the dialect: macros, `_("constant")`, `asset("constant")`."""

import json
from collections.abc import Callable

from jinja2 import nodes

from server.plumbing.phone.dialect import FILTER_ARGUMENTS, NAME
from server.plumbing.phone.scope import Macro, Scope

Write = Callable[[nodes.Node, Scope], str]


def filtered(node: nodes.Filter, scope: Scope, write: Write) -> str:
    if node.name not in FILTER_ARGUMENTS or node.node is None or has_more(node):
        scope.refuse(node, f"filter {node.name} is outside the dialect")
    if len(node.args) != FILTER_ARGUMENTS[node.name]:
        scope.refuse(node, f"filter {node.name} takes {FILTER_ARGUMENTS[node.name]} arguments")
    if node.name == "fill":
        place = node.args[0]
        if not isinstance(place, nodes.Const) or not NAME.fullmatch(str(place.value)):
            scope.refuse(node, "fill needs the name of a place")
    arguments = ",".join(write(part, scope) for part in (node.node, *node.args))
    return f"{node.name}({arguments})"


def call(node: nodes.Call, scope: Scope, write: Write) -> str:
    called = node.node.name if isinstance(node.node, nodes.Name) else ""
    if has_more(node):
        scope.refuse(node, "plain arguments only")
    if called in CONSTANT_CALLS:
        return CONSTANT_CALLS[called](only_text(node, scope), node, scope)
    macro = scope.names.get(called)
    if not isinstance(macro, Macro):
        scope.refuse(node, "only macros, _ and asset can be called")
    if len(node.args) != macro.arity:
        scope.refuse(node, f"{called} takes {macro.arity} arguments")
    return f"{macro.js}(" + ",".join(write(part, scope) for part in node.args) + ")"


def has_more(node: nodes.Filter | nodes.Call) -> bool:
    return bool(node.kwargs or node.dyn_args or node.dyn_kwargs)


def only_text(node: nodes.Call, scope: Scope) -> str:
    constants = [one.value for one in node.args if isinstance(one, nodes.Const)]
    if len(node.args) != 1 or len(constants) != 1 or not isinstance(constants[0], str):
        scope.refuse(node, "_ and asset take one constant text")
    return constants[0]


def word(text: str, node: nodes.Call, scope: Scope) -> str:
    scope.unit.words.setdefault(text, node.lineno)
    return f"words[{scope.unit.outside.number_of(text)}]"


def asset(text: str, node: nodes.Call, scope: Scope) -> str:
    scope.unit.assets.setdefault(text, node.lineno)
    address = scope.unit.outside.address_of(text)
    if address is None:
        scope.refuse(node, f"there is no asset {text}")
    return json.dumps(address)


CONSTANT_CALLS: dict[str, Callable[[str, nodes.Call, Scope], str]] = {"_": word, "asset": asset}
