"""Which answers make two reports look alike: hashed with the force's key, never kept in clear."""

from collections.abc import Iterator
from typing import Any

from server.plumbing.keys import keys

Json = dict[str, Any]
# Answers that name one thing or place in the world: by the names all forms share, or by type.
BY_NAME = {"bike_frame": "frame", "place_postcode": "postcode", "item_serial": "serial"}
BY_TYPE = {"vrm": "vrm"}
SHORTEST, MOST = 4, 20


def marks_of(definition: Json, answers: Json) -> list[tuple[str, str]]:
    """[(kind, keyed hash)], each once."""
    things = dict.fromkeys(one for one in _things(definition, answers) if len(one[1]) >= SHORTEST)
    index = keys().index if things else str
    return [(kind, index(f"{kind}:{text}")) for kind, text in list(things)[:MOST]]


def _things(definition: Json, answers: Json) -> Iterator[tuple[str, str]]:
    for page in definition.get("pages", []):
        for question in page["questions"]:
            kind = BY_NAME.get(question["name"]) or BY_TYPE.get(question["type"])
            for row in _rows(page, answers) if kind else ():
                yield kind or "", folded(row.get(question["name"], ""))


def _rows(page: Json, answers: Json) -> list[Json]:
    rows = answers.get(page["repeat"]["key"], []) if page.get("repeat") else [answers]
    return [row for row in rows if isinstance(row, dict)]


def folded(text: object) -> str:
    """Letters and digits only, so that blanks and dashes make no difference."""
    return "".join(sign for sign in text.upper() if sign.isalnum()) if isinstance(text, str) else ""
