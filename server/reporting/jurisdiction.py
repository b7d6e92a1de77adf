"""Whose area a report is about, by its postcode."""

from typing import Any

from server.forces.registry import force_here, forces

Json = dict[str, Any]


def place_of(definition: Json, answers: Json) -> str:
    return ""


def is_elsewhere(place: str) -> bool:
    return place not in {"", force_here().id}


def force_named(place: str, lang: str) -> str:
    known = forces().get(place)
    return known.name_in(lang) if known else place
