"""Whose area a report is about, by its postcode: decided here again, whatever the phone said."""

from functools import cache
from typing import Any

import msgspec

from schemas.twins.places import force_of
from schemas.twins.words import say
from server.forms.bundle import tables
from server.forms.library import HERE, read_json

Json = dict[str, Any]
# The place of the event first; the postcode of the triage is often where the person lives.
POSTCODES = ("place_postcode", "postcode")


@cache
def table() -> Json:
    found: Json = msgspec.json.decode(tables()["places"])
    return found


@cache
def names() -> dict[str, Json]:
    """id of a force in the table -> {name: {en, cy}, …}."""
    found: dict[str, Json] = read_json(HERE / "places/forces.json")
    return found


def place_of(answers: Json, triage: Json, ours: list[str]) -> str:
    """The force in whose area it surely is, when that is none of `ours`; else ""."""
    covers, known = set(ours), {**triage, **answers}
    for name in POSTCODES:
        forces: list[str] = force_of(table(), str(known.get(name, "")))["forces"]
        if forces:
            return "" if not covers or covers & set(forces) else forces[0]
    return ""


def force_named(place: str, lang: str) -> str:
    known = names().get(place)
    return say(known["name"], lang) if known else place
