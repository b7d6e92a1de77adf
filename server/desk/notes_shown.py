"""Officers' notes in words: plain ones, and reasons in the order of the National Decision Model."""

from typing import Any

import msgspec

from server.desk.answers_shown import lines_of
from server.desk.looking import name_of
from server.desk.times import stamp
from server.officers.people import Person
from server.plumbing.locking import DataKey
from server.reporting.notes import note_about

Json = dict[str, Any]
PLAIN = {"grade", "note"}


def notes_view(notes: list[Json], key: DataKey, people: dict[str, Person]) -> list[Json]:
    return [
        {
            "kind": note["kind"],
            "by": name_of(note["by"], people),
            "at": stamp(note["at"]),
            "parts": parts_of(note["kind"], key.unlock_text(note["text"], note_about(note["id"]))),
        }
        for note in notes
    ]


def parts_of(kind: str, text: str) -> list[Json]:
    """[{name, lines}]; a plain note is one part without a name."""
    said = {"": text} if kind in PLAIN else msgspec.json.decode(text, type=dict[str, str])
    return [{"name": name, "lines": lines_of(words)} for name, words in said.items() if words]
