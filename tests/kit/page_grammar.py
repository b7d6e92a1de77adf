"""Random templates of the dialect and random view models for them, each from a seed."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

NASTY = [
    *("", "a", "<b>bold</b>", "\"quoted\" & 'single'", "`back`\\slash ${v}", "é漢字😀", "\u2028"),
    *("{{ 7*7 }}", "{n}", "\n\nleading", " trim\t", "\u00a0\x1c\x85\ufeff", "&amp;", "0", "None"),
    *("__proto__", "constructor", "length", "x" * 50),
]
TEXTS, NUMBERS, TRUTHS = ("t", "u", "w"), ("n", "i"), ("yes", "no")
WORDS = ("Back", "Next", "Use {n} <or> fewer", "It's here & there")
WELSH = {"Back": "Yn ôl", "Use {n} <or> fewer": "{n} <neu> lai — {n}"}


@dataclass
class Grammar:
    """Writes one template. `names` are the values in sight, `rows` the dicts."""

    pick: random.Random
    macros: dict[str, int] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    looping: bool = False
    made: int = 0

    def fresh(self) -> str:
        self.made += 1
        return f"x{self.made}"

    def risky(self) -> str:
        """A whole number, and now and then what the operator refuses."""
        number = "v.i" if self.sees_v() else "3"
        return self.value() if self.pick.random() < 0.05 else number

    def sees_v(self) -> bool:
        return any(name.startswith("v.") for name in self.names)

    def one(self, *ways: Callable[[], str]) -> str:
        return self.pick.choice(ways)()

    def constant(self) -> str:
        texts = [one for one in NASTY if one.isprintable() and '"' not in one and "\\" not in one]
        return self.one(
            lambda: f'"{self.pick.choice(texts)}"', lambda: str(self.pick.randint(0, 9))
        )

    def value(self) -> str:
        """A name or a key: mostly of something printable, now and then of anything."""
        known = [*self.names, *(f"{row}.{self.pick.choice(['name', 'kind'])}" for row in self.rows)]
        known = known or ['"-"']
        if self.looping and self.pick.random() < 0.2:
            return "loop." + self.pick.choice(["index", "index0", "length"])
        return self.pick.choice(known)

    def text(self, depth: int = 0) -> str:
        if depth > 2 or self.pick.random() < 0.4:
            return self.one(self.value, self.value, self.constant)
        inner = partial(self.text, depth + 1)
        return self.one(
            lambda: f"({inner()} ~ {inner()})",
            lambda: f"({inner()} or {inner()})",
            lambda: f"({inner()} and {inner()})",
            lambda: f"({inner()} if {self.truth(depth + 1)} else {inner()})",
            lambda: f"(('' ~ {inner()}) | safe)",
            lambda: f"(('' ~ {inner()}) | trim)",
            lambda: (
                f"({self.risky()} | safe)"
                if self.pick.random() < 0.02
                else "v.t"
                if self.sees_v()
                else "7"
            ),
            lambda: f'_("{self.pick.choice(WORDS)}")',
            lambda: f'(_("{WORDS[2]}") | fill("n", {inner()}))',
            lambda: 'asset("known.css")',
            self.call,
        )

    def call(self) -> str:
        if not self.macros:
            return self.value()
        name = self.pick.choice(list(self.macros))
        return f"{name}({', '.join(self.text(2) for _ in range(self.macros[name]))})"

    def truth(self, depth: int = 0) -> str:
        inner = partial(self.truth, depth + 1)
        if depth > 2:
            return self.value()
        signs, orders = ["==", "!="], ["<", "<=", ">", ">="]
        return self.one(
            self.value,
            lambda: f"({self.text(2)} {self.pick.choice(signs)} {self.text(2)})",
            lambda: f"(('' ~ {self.text(2)}) in ('' ~ {self.text(2)}))",
            lambda: f"(v.n {self.pick.choice(orders)} {self.risky()})" if self.sees_v() else "true",
            lambda: f"({self.text(2)} in [{self.constant()}, {self.constant()}])",
            lambda: f"({inner()} and {inner()})",
            lambda: f"({inner()} or {inner()})",
            lambda: f"(not {inner()})",
            lambda: "loop.first" if self.looping else "true",
            lambda: "loop.last" if self.looping else "false",
        )

    def body(self, depth: int, lists: list[str]) -> str:
        return "".join(self.piece(depth, lists) for _ in range(self.pick.randint(2, 5)))

    def piece(self, depth: int, lists: list[str]) -> str:
        plain = [
            lambda: self.pick.choice(["<p>\n", " text & ", "\n", "  ", "</p>"]),
            lambda: f"{{{{ {self.text()} }}}}",
            lambda: f"{{{{- {self.text()} -}}}}",
        ]
        nested = [lambda: self.choice(depth, lists), lambda: self.loop(depth, lists)]
        return self.one(*plain, *(nested if depth < 2 else []))

    def choice(self, depth: int, lists: list[str]) -> str:
        first = f"{{% if {self.truth()} %}}\n{self.body(depth + 1, lists)}"
        other = f"{{% elif {self.truth()} %}}{self.body(depth + 1, lists)}"
        last = f"{{%- else %}}{self.body(depth + 1, lists)}"
        return (
            first + self.pick.choice(["", other]) + self.pick.choice(["", last]) + "{% endif %}\n"
        )

    def loop(self, depth: int, lists: list[str]) -> str:
        if not lists:
            return ""
        before = list(self.names), list(self.rows), self.looping
        over, name = self.pick.choice(lists), self.fresh()
        is_row = over.endswith("rows")
        (self.rows if is_row else self.names).append(name)
        self.looping = True
        inner = [*lists, f"{name}.tags"] if is_row else lists
        given = self.assign() if self.pick.random() < 0.4 else ""
        written = f"{{% for {name} in {over} %}}{given}{self.body(depth + 1, inner)}{{% endfor %}}"
        self.names, self.rows, self.looping = before
        return written

    def assign(self) -> str:
        value, name = self.text(), self.fresh()
        self.names.append(name)
        return f"{{% set {name} = {value} %}}\n"


def macro_file(pick: random.Random) -> tuple[str, dict[str, int]]:
    made: dict[str, int] = {}
    text = "{# macros #}\n"
    for number in range(pick.randint(1, 3)):
        names = [f"a{n}" for n in range(pick.randint(0, 3))]
        grammar = Grammar(pick, dict(made), list(names))
        name = f"m{number}"
        text += f"{{% macro {name}({', '.join(names)}) %}}{grammar.body(1, [])}{{% endmacro %}}\n"
        made[name] = len(names)
    return text, made


def page_file(pick: random.Random, macros: dict[str, int], included: str) -> str:
    names = [f"v.{key}" for key in (*TEXTS, *NUMBERS, *(TRUTHS if pick.random() < 0.02 else ()))]
    grammar = Grammar(pick, macros, names)
    head = f'{{% from "macros.html" import {", ".join(macros)} %}}\n'
    part = f'{{% include "{included}" %}}\n' if included else ""
    given = grammar.assign() if pick.random() < 0.5 else ""
    return head + part + given + grammar.body(0, ["v.list", "v.rows", "v.list"])


def random_templates(seed: int, pages: int) -> dict[str, str]:
    pick = random.Random(seed)
    text, macros = macro_file(pick)
    made = {"macros.html": text}
    for number in range(pages):
        included = f"p{number - 1}.html" if number and pick.random() < 0.3 else ""
        made[f"p{number}.html"] = page_file(pick, macros, included)
    return made


def random_view(pick: random.Random) -> dict[str, Any]:
    text = partial(pick.choice, NASTY)

    def texts() -> list[str]:
        return [text() for _ in range(pick.randint(0, 3))]

    rows = [{"name": text(), "kind": text(), "tags": texts()} for _ in range(pick.randint(0, 3))]
    view: dict[str, Any] = {
        **{key: text() for key in TEXTS},
        **{key: pick.choice([0, 1, 7, 9007199254740991]) for key in NUMBERS},
        **{key: pick.random() < 0.5 for key in TRUTHS},
        "list": texts(),
        "rows": rows,
    }
    if pick.random() < 0.05:
        view.pop(pick.choice(list(view)))
    return view
