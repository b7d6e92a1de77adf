"""One report on one page: answers, cues, how it reached us, files, notes, look-alikes, decision."""

from typing import Any

import msgspec

from schemas.twins.words import say
from server.desk.answers_shown import contact_rows, sections, unasked
from server.desk.files_shown import files_view
from server.desk.looking import name_of, others_reading
from server.desk.notes_shown import notes_view
from server.desk.reader import Reader
from server.desk.times import span, stamp
from server.officers.people import Person, officers_of
from server.reporting.alike import alike
from server.reporting.decision import Decision, Rationale
from server.reporting.jurisdiction import force_named
from server.reporting.notes import notes_of
from server.reporting.reading import ReadReport
from server.reporting.rulebook import rules_for, title_of

Json = dict[str, Any]
GRADES = [1, 2, 3, 4, 5]
UNDECIDED = Decision(report="", decision="", rationale=Rationale())


async def report_view(read: ReadReport, reader: Reader) -> Json:
    """Seven queries, whatever the report holds."""
    row, lang = read.row, reader.lang
    form = rules_for(row["form"], row["version"], row["digest"]).form
    notes = await notes_of(row["id"])
    people = await officers_of(_writers(row, notes))
    return {
        "here": "report",
        **_head(row, lang),
        **_decided(row, people),
        **_reached(read),
        "looking": await others_reading(row["id"], reader.officer, reader.now),
        "sections": sections(form, read, lang),
        "raw": unasked(form, read),
        "contact": contact_rows(form, read, lang),
        "cues": cues(form, row["reasons"], lang),
        "photos": await files_view(read, form, reader),
        "notes": notes_view(notes, read.key, people),
        "alike": [_alike(one, lang) for one in await alike(row["id"])],
        **form_view(reader.op, msgspec.structs.replace(UNDECIDED, role=role_of(read))),
    }


def form_view(op: str, given: Decision = UNDECIDED, errors: list[str] | None = None) -> Json:
    """What the decision form holds, and which of its fields must be filled."""
    said = {**msgspec.structs.asdict(given), **msgspec.structs.asdict(given.rationale)}
    said.pop("rationale")
    empty: list[str] = []
    return {
        "op": op,
        "given": said,
        "errors": errors or empty,
        "grades": GRADES,
        "reason": "",
        "grade_errors": empty,
    }


def role_of(read: ReadReport) -> str:
    """Who says that it happened to someone else is offered as the reporter."""
    return "reporter" if read.answers.get("victim_is") == "other" else "victim"


def cues(form: Json, reasons: str, lang: str) -> list[Json]:
    """Each risk that counted, in words, with what it added."""
    risks = {risk["id"]: risk for risk in form.get("risks", [])}
    return [
        {
            "because": say(risks.get(reason["id"], {}).get("because", {"en": reason["id"]}), lang),
            "flagged": bool(risks.get(reason["id"], {}).get("flag")),
            "adds": [{"axis": axis, "n": n} for axis, n in reason["adds"].items() if n],
        }
        for reason in msgspec.json.decode(reasons)
    ]


def _writers(row: Json, notes: list[Json]) -> list[str]:
    by = {row["opened_by"], row["decided_by"], *(note["by"] for note in notes)}
    return [one.removeprefix("o:") for one in by if one.startswith("o:")]


def _head(row: Json, lang: str) -> Json:
    return {
        "id": row["id"],
        "ref": row["reference"],
        "form_title": title_of(row["form"], lang),
        "grade": row["grade"],
        "first_grade": row["first_grade"],
        "regraded": row["grade"] != row["first_grade"],
        "danger": row["danger"],
        "review": row["review"],
        "elsewhere": force_named(row["place"], lang),
    }


def _decided(row: Json, people: dict[str, Person]) -> Json:
    return {
        "decided": row["state"] == "decided",
        "can_decide": row["state"] != "decided",
        "decision": row["decision"],
        "decided_at": stamp(row["decided_at"]),
        "decided_by": name_of(row["decided_by"], people),
        "case": row["case"],
        "opened": f"{stamp(row['opened_at'])} · {name_of(row['opened_by'], people)}",
    }


def _reached(read: ReadReport) -> Json:
    row = read.row
    return {
        "started": stamp(row["started_at"]),
        "made": stamp(row["made_at"]),
        "received": stamp(row["received_at"]),
        "is_late": row["late"],
        "late": span(row["received_at"] - row["made_at"]),
        "written_in": row["lang"],
        "device_safe": read.report.device_safe if read.report else True,
        "form": row["form"],
        "version": row["version"],
        "digest": row["digest"],
        "hash": row["hash"],
    }


def _alike(row: Json, lang: str) -> Json:
    return {
        "id": row["id"],
        "ref": row["reference"],
        "title": title_of(row["form"], lang),
        "received": stamp(row["received_at"]),
        "decision": row["decision"],
        "mark": row["mark"],
    }
