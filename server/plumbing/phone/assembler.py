"""Puts ES modules together into one classic script, in which nothing is global.

Each module becomes a function that runs once and returns its exports. No bundler: the subset is
small enough to be checked, and what lies outside it stops the build.
"""

from collections.abc import Mapping
from pathlib import Path

from server.plumbing.phone.modules import Import, Module, OutsideSubsetError, read_module
from server.plumbing.phone.scanner import slim

ROOT = Path(__file__).parents[3]


def assemble(entry: str, virtual_modules: Mapping[str, str], root: Path = ROOT) -> str:
    """`entry` and the keys of `virtual_modules` are paths from the root: web/phone/worker.js."""
    order = Order(root, virtual_modules)
    order.visit(entry, f"{entry}:1")
    numbers = {path: f"M{number}" for number, path in enumerate(order.modules)}
    parts = [written(module, numbers) for module in order.modules.values()]
    return "\n".join(['(()=>{"use strict";', *parts, "})();\n"])


class Order:
    """The modules, each after those it imports."""

    def __init__(self, root: Path, virtual: Mapping[str, str]) -> None:
        self.root = root
        self.virtual = virtual
        self.modules: dict[str, Module] = {}
        self.open: list[str] = []

    def visit(self, path: str, asker: str) -> Module:
        if path in self.open:
            raise OutsideSubsetError(f"{asker}: {' and '.join(self.open)} import each other")
        if path not in self.modules:
            self.open.append(path)
            module = read_module(path, self.source(path, asker))
            for taken in module.imports:
                self.check_names(taken, f"{path}:{taken.line}")
            self.open.pop()
            self.modules[path] = module
        return self.modules[path]

    def source(self, path: str, asker: str) -> str:
        if path in self.virtual:
            return self.virtual[path]
        if not (self.root / path).is_file():
            raise OutsideSubsetError(f"{asker}: there is no {path}")
        return (self.root / path).read_text(encoding="utf-8")

    def check_names(self, taken: Import, asker: str) -> None:
        module = self.visit(taken.path, asker)
        for name in taken.names:
            if name not in module.exports:
                raise OutsideSubsetError(f"{asker}: {module.path} does not export {name}")


def written(module: Module, numbers: Mapping[str, str]) -> str:
    taken = [f"const{{{','.join(one.names)}}}={numbers[one.path]};" for one in module.imports]
    given = f"return{{{','.join(module.exports)}}};"
    lines = [f"const {numbers[module.path]}=(()=>{{", *taken, slim(module.body), given, "})();"]
    return "\n".join(lines)
