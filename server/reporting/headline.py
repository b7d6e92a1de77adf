"""What the queue shows of a report in one line: what and where, locked apart from the whole."""

from typing import Any

import msgspec

from schemas.twins.words import cut

Json = dict[str, Any]
LONGEST = 110
# Names that all forms share come first; forms of a force's own fall back on the first long answer.
STORY, PLACE, POSTCODE = "story", "place_words", "place_postcode"


def headline_of(definition: Json, answers: Json) -> bytes:
    what = answers.get(STORY) or _first_long(definition, answers)
    where = answers.get(PLACE) or answers.get(POSTCODE) or ""
    return msgspec.json.encode({"what": short(what), "where": short(where)})


def _first_long(definition: Json, answers: Json) -> str:
    for page in definition.get("pages", []):
        for question in page["questions"]:
            text = answers.get(question["name"], "")
            if question["type"] == "long" and question["name"] != PLACE and text:
                return str(text)
    return ""


def short(text: object) -> str:
    flat = " ".join(text.split()) if isinstance(text, str) else ""
    return flat if len(flat) <= LONGEST else cut(flat, LONGEST - 1).rstrip() + "…"
