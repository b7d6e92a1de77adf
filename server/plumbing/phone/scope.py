"""Which names a place in a template can see, and what each is called in JavaScript."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NoReturn

from jinja2 import nodes

from server.plumbing.phone.dialect import NAME, RESERVED, refuse

Inside = Literal["top", "if", "for", "macro"]


@dataclass(frozen=True)
class Macro:
    """A macro's JavaScript name and how many arguments it takes."""

    js: str
    arity: int


@dataclass(frozen=True)
class Loop:
    """The list and the index that the innermost for runs with."""

    items: str
    index: str


@dataclass
class Outside:
    """What templates share: the numbers of words, the addresses of assets."""

    address_of: Callable[[str], str | None]
    numbers: dict[str, int] = field(default_factory=dict)

    def number_of(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))


@dataclass
class Unit:
    """One template file: what it became, and what it needs."""

    name: str
    js: str
    outside: Outside
    kind: Literal["page", "macros"]
    macros: dict[str, Macro] = field(default_factory=dict)
    code: str = ""
    needs: list[str] = field(default_factory=list)
    words: dict[str, int] = field(default_factory=dict)
    assets: dict[str, int] = field(default_factory=dict)
    locals: int = 0


@dataclass
class Scope:
    """The names in sight. An inner scope is a copy: nothing leaks out of a block."""

    unit: Unit
    names: dict[str, str | Macro | Loop]
    inside: Inside
    in_for: bool = False

    def refuse(self, node: nodes.Node, why: str) -> NoReturn:
        refuse(self.unit.name, node, why)

    def inner(self, inside: Inside) -> "Scope":
        return Scope(self.unit, dict(self.names), inside, self.in_for or inside == "for")

    def fresh(self) -> str:
        self.unit.locals += 1
        return f"${self.unit.locals}"

    def bind(self, node: nodes.Node, name: str, meaning: str | Macro) -> None:
        if not NAME.fullmatch(name) or name in RESERVED:
            self.refuse(node, f"'{name}' cannot be used as a name")
        if name in self.names:
            self.refuse(node, f"'{name}' is given twice")
        self.names[name] = meaning

    def has_locals(self) -> bool:
        own = {name for name, meaning in self.names.items() if not isinstance(meaning, Macro)}
        return bool(own - {"v"})
