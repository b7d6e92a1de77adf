"""Which answers make two reports look alike: hashed with the force's key, never kept in clear."""

from typing import Any

from schemas.twins.rules import route
from server.plumbing.keys import keys

Json = dict[str, Any]
# Answers that name one thing in the world, by question type or by the name forms share.
BY_TYPE = {"vrm": "vrm", "postcode": "postcode"}
BY_NAME = {"frame_number": "frame", "serial_number": "serial", "imei": "imei"}
STRONG = frozenset({"vrm", "frame", "serial", "imei"})
SHORTEST = 4


def marks_of(definition: Json, answers: Json) -> list[tuple[str, str]]:
    """[(kind, keyed hash)], each once."""
    found = {}
    for page in definition.get("pages", []):
        if page["id"] in route(definition, answers):
            for question in page["questions"]:
                for text in _texts(page, question["name"], answers):
                    kind = BY_NAME.get(question["name"]) or BY_TYPE.get(question["type"])
                    if kind and len(text) >= SHORTEST:
                        found[keys().index(f"{kind}:{text}")] = kind
    return [(kind, mark) for mark, kind in found.items()]


def _texts(page: Json, name: str, answers: Json) -> list[str]:
    rows = answers.get(page["repeat"]["key"], []) if page.get("repeat") else [answers]
    texts = (row.get(name, "") for row in rows if isinstance(row, dict))
    return [_folded(text) for text in texts if isinstance(text, str)]


def _folded(text: str) -> str:
    return "".join(letter for letter in text.upper() if letter.isalnum())
