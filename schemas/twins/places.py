"""A postcode to its police force, offline: one force, or the few that share the sector.

The table (schemas/places/table.json, made by `python -m server.triage.places_build`):
forces [id], sets [[place in forces]], areas {"NP": [set, {"7": [set, "1", set, "28", set]}]}:
the set of an area, of its districts that differ (-1: as the area), of sectors that differ.
"""

import re

from schemas.twins.words import Json, get

SHAPE = r"[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}"
UPPER = dict(zip("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", strict=True))


def packed(postcode: str) -> str:
    """Capital letters, no spaces; only ASCII letters change case."""
    return "".join(UPPER.get(char, char) for char in postcode if char != " ")


def district_set(area: Json, district: str, sector: str) -> int:
    """Which set of forces a sector lies in, by the rule nearest to it."""
    row = get(area[1], district, [])
    for at in range(1, len(row), 2):
        if sector in row[at]:
            return int(row[at + 1])
    return int(row[0] if len(row) > 0 and row[0] >= 0 else area[0])


def force_of(table: Json, postcode: str) -> Json:
    """{kind: "one" | "some" | "none", forces: [id, …]}; "none" for what is no known postcode."""
    code = packed(postcode)
    if not re.fullmatch(SHAPE, code):
        return {"kind": "none", "forces": []}
    letters = code[:2] if code[1] not in "0123456789" else code[:1]
    area = get(table["areas"], letters, None)
    if area is None:
        return {"kind": "none", "forces": []}
    shared = table["sets"][district_set(area, code[len(letters) : -3], code[-3])]
    forces = [table["forces"][place] for place in shared]
    return {"kind": "one" if len(forces) == 1 else "some", "forces": forces}


def placed(table: Json, covers: list[str], answers: Json) -> Json:
    """Triage answers after the postcode: in_area "yes", "no" or "" (not sure), and whose it is.
    `covers` lists the places in the table that the force in hand looks after."""
    found = force_of(table, str(get(answers, "postcode")))["forces"]
    ours = [force for force in found if force in covers]
    sure = "yes" if len(ours) == len(found) else ""
    verdict = "" if not found else (sure if ours else "no")
    return {**answers, "in_area": verdict, "area_forces": found}
