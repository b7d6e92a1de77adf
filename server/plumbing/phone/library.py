"""Compiles a template together with what it includes and imports, each once, in order."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from server.plumbing.phone.dialect import parser, refuse
from server.plumbing.phone.scope import Outside, Scope, Unit
from server.plumbing.phone.statements import body


class Library:
    """The templates under one folder. Asking for one compiles those it needs before it."""

    def __init__(self, folder: Path, address_of: Callable[[str], str | None]) -> None:
        self.folder = folder
        self.outside = Outside(address_of)
        self.units: dict[str, Unit] = {}
        self.open: list[str] = []
        self.made = 0
        self.parser = parser()

    def names(self) -> list[str]:
        found = self.folder.rglob("*.html")
        return sorted(path.relative_to(self.folder).as_posix() for path in found)

    def unit(self, name: str) -> Unit:
        if name not in self.units:
            source = (self.folder / name).read_text(encoding="utf-8")
            self.units[name] = self.compile(name, self.parse(name, source))
        return self.units[name]

    def compile(self, name: str, tree: nodes.Template) -> Unit:
        self.made += 1
        unit = Unit(name, f"t{self.made}", self.outside, kind_of(name, tree))
        self.open.append(name)
        try:
            unit.code = self.write(unit, tree)
        finally:
            self.open.pop()
        return unit

    def write(self, unit: Unit, tree: nodes.Template) -> str:
        if unit.kind == "macros":
            parts = [node for node in tree.body if not isinstance(node, nodes.Output)]
            return body(parts, Scope(unit, {}, "top"), self.find)
        written = body(tree.body, Scope(unit, {"v": "v"}, "top"), self.find)
        return f'const {unit.js}=v=>{{let o="";{written}return o}};'

    def parse(self, name: str, source: str) -> nodes.Template:
        try:
            return self.parser.parse(source, name)
        except TemplateSyntaxError as error:
            refuse(name, error.lineno, str(error.message))

    def find(self, wanted: str, node: nodes.Node, asker: Unit) -> Unit:
        if wanted in self.open:
            refuse(asker.name, node, f"{wanted} needs itself")
        if not isinstance(wanted, str) or not (self.folder / wanted).is_file():
            refuse(asker.name, node, f"there is no template {wanted}")
        asker.needs.append(wanted)
        return self.unit(wanted)

    def reach(self, names: list[str]) -> list[Unit]:
        """The units of these names and of all they need, each after what it needs."""
        reached: dict[str, Unit] = {}

        def visit(name: str) -> None:
            if name not in reached:
                unit = self.unit(name)
                for needed in unit.needs:
                    visit(needed)
                reached[name] = unit

        for name in names:
            visit(name)
        return list(reached.values())


def kind_of(name: str, tree: nodes.Template) -> Literal["page", "macros"]:
    if not any(isinstance(node, nodes.Macro) for node in tree.body):
        return "page"
    for node in tree.body:
        blank_output = isinstance(node, nodes.Output) and all(map(blank, node.nodes))
        if not blank_output and not isinstance(node, nodes.Macro | nodes.FromImport):
            refuse(name, node, "a file of macros holds nothing else")
    return "macros"


def blank(node: nodes.Node) -> bool:
    return isinstance(node, nodes.TemplateData) and not node.data.strip()
