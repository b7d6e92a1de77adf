"""Every operator of the dialect over its whole small domain: two values, plain and marked safe."""

from collections.abc import Sequence
from itertools import product
from typing import Any

from kit.two_hosts import Page

VALUES: list[Any] = [
    *("", "a", "<b>", " \t\u00a0a\x1c\n", "😀", 0, 1, 9007199254740991, True, False),
    *([], ["a", "<b>"], [True, 0], [[]], {}, {"a": 1}, {"": 0, "length": "<b>"}),
]
COMPARISONS = [f"v.a {op} v.b" for op in ("==", "!=", "in", "not in", "<", "<=", ">", ">=")]
SAFE_SIDES = [
    *("(v.a|safe) == v.b", "v.a == (v.b|safe)", "(v.a|safe) in v.b", "v.a in (v.b|safe)"),
    *("(v.a|safe) < v.b", "v.b[v.a|safe]", "(v.a|safe)[v.b]"),
]
BOTH = [
    *(*COMPARISONS, *SAFE_SIDES, "v.a[v.b]", "v.a and v.b", "v.a or v.b", "not v.a and not v.b"),
    *("v.a ~ v.b", "(v.a|safe) ~ v.b", "v.a ~ (v.b|safe)", "(v.a if v.b else 'no')"),
    *("v.a|join(v.b)", "v.a|join(v.b|safe)", "'<{n}{n}>{m}'|fill('n', v.a)", "v.a|fill('a', v.b)"),
    *(
        "'<{n}>'|safe|fill('n', v.a)",
        "'<{n}>'|fill('n', v.a|safe)",
        "'{n}'|safe|fill('n', v.a|safe)",
    ),
]
ONE = [
    *("v.a", "not v.a", "v.a|length", "v.a|trim", "v.a|trim|length", "v.a|safe", "v.a|safe|trim"),
    *("v.a|safe|length", "v.a|safe|safe", "v.a.length", "v.a['length']", "v.a[0]", "v.a.a"),
    *("v.a in ['a', 'ab', 1]", "v.a not in (0, 'a')", "v.a in [true]", "v.a|join('<')", "v.a == 1"),
    *("v.a == true", "'a' ~ v.a ~ 1", "v.a['__proto__']", "v.a.constructor"),
]


def operator_templates() -> dict[str, str]:
    """Each expression twice: printed, and asked whether it holds."""
    loop = "{% for x in v.a %}{{ loop.index }}{{ loop.last }}{% endfor %}"
    pages = {f"{n}.html": both_ways(one) for n, one in enumerate([*BOTH, *ONE])}
    return {**pages, "loop.html": loop.replace("{{ loop.last }}", "{% if loop.last %}.{% endif %}")}


def both_ways(expression: str) -> str:
    asked = "{% if " + expression + " %}yes{% else %}no{% endif %}"
    return "{% if v.ask %}" + asked + "{% else %}{{ " + expression + " }}{% endif %}"


def operator_pages(values: Sequence[Any] = VALUES) -> list[Page]:
    pairs = [
        Page(f"{n}.html", {"a": a, "b": b, "ask": ask})
        for n, a, b, ask in product(range(len(BOTH)), values, values, (True, False))
    ]
    singles = [
        Page(f"{n + len(BOTH)}.html", {"a": a, "ask": ask})
        for n, a, ask in product(range(len(ONE)), values, (True, False))
    ]
    return [*pairs, *singles, *(Page("loop.html", {"a": a}) for a in values)]
