"""What the queue shows of a report in one line: what and where, locked apart from the whole."""

from typing import Any

import msgspec

from schemas.twins.words import cut

Json = dict[str, Any]
LONGEST = 110
PLACE_PAGE = "where"


def headline_of(definition: Json, answers: Json) -> bytes:
    """{what, where}: the first thing told at length, and the place in the person's words."""
    what = _first(definition, answers, "", ("long", "text"))
    where = _first(definition, answers, PLACE_PAGE, ("text", "long", "postcode"))
    return msgspec.json.encode({"what": _short(what), "where": _short(where)})


def _first(definition: Json, answers: Json, page_id: str, types: tuple[str, ...]) -> str:
    """By type first, so that a story wins over a name whatever the order of pages."""
    for kind in types:
        for page in definition.get("pages", []):
            if page["id"] != (page_id or page["id"]) or page.get("repeat"):
                continue
            for question in page["questions"]:
                text = answers.get(question["name"], "")
                if question["type"] == kind and isinstance(text, str) and text:
                    return text
    return ""


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else cut(flat, LONGEST - 1).rstrip() + "…"
