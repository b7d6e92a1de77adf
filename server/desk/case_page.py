"""One case on one page: where it stands, what was said with the victim, notes, what may be done."""

from typing import Any

from server.cases.need_to_know import Reader as Knower
from server.cases.need_to_know import may_allocate
from server.cases.promise import LONGEST, next_update_at
from server.cases.reading import ReadCase
from server.cases.states import moves_from
from server.desk.answers_shown import lines_of
from server.desk.looking import name_of, others_reading
from server.desk.people_shown import people_view
from server.desk.reader import Reader
from server.desk.times import day, iso_day, stamp
from server.officers.people import Person, all_officers
from server.reporting.rulebook import title_of

Json = dict[str, Any]


async def case_view(read: ReadCase, reader: Reader) -> Json:
    """A fixed number of queries, whatever the case holds."""
    row = read.row
    officers = await all_officers()
    people = {officer: person for officer, _, person in officers}
    return {
        "here": "case",
        **_head(row, people, reader),
        **_moves(row, reader),
        **_changed(read.moves, people),
        "looking": await others_reading(row["id"], reader.officer, reader.now),
        "people": await people_view(read.people),
        "messages": [_message(one, people) for one in read.messages],
        "notes": [_note(one, people) for one in read.notes],
        "history": [_step(one, people) for one in read.moves],
        "officers": [{"id": one, "name": person.name} for one, _, person in officers],
        "can_allocate": may_allocate(Knower(reader.officer, reader.role), row["officer"]),
        **nothing_typed(reader),
    }


def nothing_typed(reader: Reader) -> Json:
    empty: list[str] = []
    return {
        "op": reader.op,
        "wrong": "",
        "longest": LONGEST,
        "nothing": empty,
        "given": {"note": "", "message": ""},
        "stale": {"is": False, "wanted": "", "officer": ""},
    }


def _head(row: Json, people: dict[str, Person], reader: Reader) -> Json:
    in_charge = people.get(row["officer"])
    return {
        "id": row["id"],
        "ref": row["reference"],
        "form_title": title_of(row["form"], reader.lang),
        "grade": row["grade"],
        "kind": row["kind"],
        "status": row["status"],
        "report": row["report"],
        "joined": row["joined"],
        "joined_ref": row["joined_ref"],
        "officer": row["officer"],
        "in_charge": in_charge.name if in_charge else "",
        "due": day(row["next_update_at"]),
        "overdue": 0 < row["next_update_at"] < reader.now,
    }


def _moves(row: Json, reader: Reader) -> Json:
    """What may be done next, and the date that is offered with it."""
    return {
        "version": row["version"],
        "moves": list(moves_from(row["status"])),
        "promise": iso_day(next_update_at("recorded", reader.now)),
    }


def _changed(moves: list[Json], people: dict[str, Person]) -> Json:
    """The latest change, for who comes too late."""
    last: Json = moves[-1] if moves else {"at": 0, "by": ""}
    return {"changed_at": stamp(last["at"]), "changed_by": name_of(last["by"], people)}


def _step(row: Json, people: dict[str, Person]) -> Json:
    return {"status": row["status"], "at": stamp(row["at"]), "by": name_of(row["by"], people)}


def _note(row: Json, people: dict[str, Person]) -> Json:
    return {
        "kind": row["kind"],
        "at": stamp(row["at"]),
        "by": name_of(row["by"], people),
        "lines": lines_of(row["words"]),
    }


def _message(row: Json, people: dict[str, Person]) -> Json:
    return {
        "from_victim": row["from_victim"],
        "at": stamp(row["at"]),
        "by": name_of(row["by"], people),
        "read": stamp(row["read_at"]),
        "lines": lines_of(row["words"]),
    }
