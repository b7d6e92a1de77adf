"""What the operators and filters of a template mean on the server; runtime.js says the same.

Each raises where the other raises. None is more lenient than Jinja2's own.
"""

from collections.abc import Callable
from typing import Any

from markupsafe import Markup, escape

SAFE_INT = 2**53 - 1
BLANKS = " \t\n\r\f\v"


def is_whole(value: object) -> bool:
    return type(value) is int and abs(value) <= SAFE_INT


def is_text(value: object) -> bool:
    return type(value) is str or type(value) is Markup


def printable(value: Any) -> Any:
    """Jinja2's finalize: text and whole numbers may be printed, nothing else."""
    if is_text(value) or is_whole(value):
        return value
    raise TypeError(f"only text and whole numbers may be printed: {type(value).__name__}")


def item(owner: Any, key: object) -> Any:
    """An own key of a dict, an index of a list; never a method, never from the end."""
    if type(owner) is dict and is_text(key) and key in owner:
        return owner[key]
    if type(owner) is list and is_whole(key) and 0 <= key < len(owner):  # type: ignore[operator]
        return owner[key]  # type: ignore[call-overload]
    raise LookupError(f"undefined: {key}")


def equal(left: object, right: object) -> bool:
    for value in (left, right):
        if not is_text(value) and type(value) is not bool and not is_whole(value):
            raise TypeError("only text, whole numbers and true or false can be compared")
    return bool(left == right)


def within(wanted: object, where: Any) -> bool:
    if type(where) is list:
        return any(equal(wanted, one) for one in where)
    if not is_text(wanted):
        raise TypeError("only text can be looked for")
    if type(where) is dict or is_text(where):
        return wanted in where
    raise TypeError("in needs text, a list or a dict")


def less(left: object, right: object) -> bool:
    if not is_whole(left) or not is_whole(right):
        raise TypeError("only whole numbers have an order")
    return left < right  # type: ignore[operator, no-any-return]


def concat(*parts: object) -> str:
    printed = [printable(part) for part in parts]
    if any(type(part) is Markup for part in parts):
        return Markup("").join(printed)
    return "".join(str(part) for part in printed)


def looped(value: object) -> Any:
    if type(value) is not list:
        raise TypeError("for needs a list")
    return value


def length(value: object) -> int:
    """Text counts as browsers count it: in UTF-16 units."""
    if type(value) is list:
        return len(value)
    if type(value) is str:
        return len(value.encode("utf-16-le", "surrogatepass")) // 2
    raise TypeError("only text and lists have a length")


def join(value: object, between: object) -> str:
    if type(value) is not list or type(between) is not str:
        raise TypeError("join needs a list and text")
    if not all(type(one) is str for one in value):
        raise TypeError("only text can be joined")
    return between.join(value)


def trim(value: object) -> str:
    if not is_text(value):
        raise TypeError("only text can be trimmed")
    return value.strip(BLANKS)  # type: ignore[attr-defined, no-any-return]


def safe(value: object) -> Markup:
    if not is_text(value):
        raise TypeError("only text can be safe")
    return Markup(value)  # noqa: S704 - what the filter is for


def fill(text: object, name: str, value: object) -> str:
    """Put a value where the text says {name}; in marked-up text it is escaped."""
    if type(text) is Markup:
        return Markup(str(text).replace(f"{{{name}}}", str(escape(printable(value)))))  # noqa: S704
    if type(text) is not str or type(value) is Markup:
        raise TypeError("fill needs text")
    return text.replace(f"{{{name}}}", str(printable(value)))


def order(op: str) -> Callable[[object, object], bool]:
    orders: dict[str, Callable[[object, object], bool]] = {
        "eq": equal,
        "ne": lambda left, right: not equal(left, right),
        "in": within,
        "notin": lambda left, right: not within(left, right),
        "lt": less,
        "gt": lambda left, right: less(right, left),
        "lteq": lambda left, right: not less(right, left),
        "gteq": lambda left, right: not less(left, right),
    }
    return orders[op]


COMPARED = {f"_{op}": order(op) for op in ("eq", "ne", "in", "notin", "lt", "gt", "lteq", "gteq")}
FILTERS: dict[str, Callable[..., object]] = {
    "length": length,
    "join": join,
    "trim": trim,
    "safe": safe,
    "fill": fill,
}
