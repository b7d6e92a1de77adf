"""Files left over from a question no longer asked or an item taken out: never shown, never sent."""

from schemas.twins.answers import page_of
from schemas.twins.rules import questions, scope
from schemas.twins.ways import stops
from schemas.twins.words import Json


def places_for_files(definition: Json, answers: Json) -> list[Json]:
    """[[question, number]] where a file may belong, by what is asked now."""
    found: list[Json] = []
    for stop in stops(definition, answers):
        page = page_of(definition, stop["page"])
        asked = questions(page, scope(page, answers, stop["number"]))
        found.extend([q["name"], stop["number"]] for q in asked if q["type"] == "photos")
    return found


def stray_files(definition: Json, answers: Json, files: list[Json]) -> list[str]:
    """Ids of the files that belong nowhere any more."""
    places = places_for_files(definition, answers)
    return [one["id"] for one in files if [one["question"], one["index"]] not in places]
