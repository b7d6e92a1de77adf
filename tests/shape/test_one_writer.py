"""A room's tables are written by that room's actions alone; nobody goes round the unit of work."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
WRITES = {"insert", "update", "delete", "save", "remove"}
FORBIDDEN = re.compile(r"\.(batch|transaction|atomic)\(")


def modules() -> list[Path]:
    return sorted(p for p in (ROOT / "server").rglob("*.py") if "migrations" not in p.parts)


def tables_of(room: Path) -> set[str]:
    return {
        node.name
        for path in room.rglob("*tables.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    }


def written_in(path: Path) -> set[str]:
    """Names of the tables on which this file calls insert, update, delete, or insert_row."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        if isinstance(called, ast.Attribute) and called.attr in WRITES:
            if isinstance(called.value, ast.Name):
                found.add(called.value.id)
        elif isinstance(called, ast.Name) and called.id == "insert_row" and node.args:
            first = node.args[0]
            found |= {first.id} if isinstance(first, ast.Name) else set()
    return found


def test_no_room_writes_the_tables_of_another() -> None:
    rooms = {room.name: tables_of(room) for room in (ROOT / "server").iterdir() if room.is_dir()}
    wrong = {}
    for path in modules():
        room = path.relative_to(ROOT / "server").parts[0]
        if room in {"demo", "plumbing"}:
            continue
        others = {table for name, tables in rooms.items() if name != room for table in tables}
        if foreign := written_in(path) & (others - rooms.get(room, set())):
            wrong[str(path.relative_to(ROOT))] = sorted(foreign)
    assert wrong == {}


def test_nobody_goes_round_the_unit_of_work() -> None:
    said = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in modules()
        if "database" not in path.parts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if FORBIDDEN.search(line)
    ]
    assert said == []
