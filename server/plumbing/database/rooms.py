"""Every table of every room: found by the name of its file, `tables.py`."""

from functools import cache
from importlib import import_module
from pathlib import Path

from piccolo.table import Table

ROOT = Path(__file__).parents[3]


def table_modules() -> list[str]:
    """`server.cases.tables`, `sync.tables`, …"""
    found = [*(ROOT / "server").rglob("*tables.py"), *(ROOT / "sync").glob("tables.py")]
    return sorted(".".join(path.relative_to(ROOT).with_suffix("").parts) for path in found)


@cache
def all_tables() -> tuple[type[Table], ...]:
    """A tables.py that does not import stops everything, and says so."""
    return tuple(
        thing
        for name in table_modules()
        for thing in vars(import_module(name)).values()
        if isinstance(thing, type) and issubclass(thing, Table) and thing.__module__ == name
    )
