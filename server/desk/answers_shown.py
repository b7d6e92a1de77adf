"""All answers of a report in the order they were asked, in words, and those about safe contact."""

from typing import Any

from schemas.twins.review import sections_of
from server.reporting.reading import ReadReport

Json = dict[str, Any]
# How a person can be reached without harm; the names that every form's contact page uses.
CONTACT = (
    *("full_name", "contact_safe", "contact_by", "contact_times", "language_wanted"),
    *("contact_words", "language_other", "needs", "needs_words", "email", "phone"),
)
SHOWN_AS_IT_CAME = 20_000


def sections(definition: Json, read: ReadReport, lang: str) -> list[Json]:
    """[{title, rows: [{label, lines}]}]; unanswered questions are left out."""
    if not definition or read.report is None:
        return []
    draft = {"id": "l-0", "answers": read.answers, "files": []}
    found = [
        {"title": one["title"], "rows": _rows(one["rows"])}
        for one in sections_of(definition, draft, "", lang)
    ]
    return [one for one in found if one["rows"]]


def _rows(rows: list[Json]) -> list[Json]:
    return [
        {"label": row["label"], "lines": lines_of(row["value"])} for row in rows if row["value"]
    ]


def lines_of(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def contact_rows(definition: Json, read: ReadReport, lang: str) -> list[Json]:
    """The same answers again, where the officer decides how to make contact."""
    asked = {
        question["name"]: page
        for page in definition.get("pages", [])
        for question in page["questions"]
        if question["name"] in CONTACT and read.answers.get(question["name"])
    }
    pages = list({page["id"]: page for page in asked.values()}.values())
    only = [
        {**page, "questions": [q for q in page["questions"] if q["name"] in asked]}
        for page in pages
    ]
    parts = sections({**definition, "pages": only}, read, lang) if only else []
    return [row for part in parts for row in part["rows"]]


def unasked(definition: Json, read: ReadReport) -> str:
    """What the form does not know, as it came: a newer phone's answers must not be lost."""
    if read.report is None:
        return read.text[:SHOWN_AS_IT_CAME]
    known = set()
    for page in definition.get("pages", []):
        known |= {question["name"] for question in page["questions"]}
        known |= {page["repeat"]["key"]} if page.get("repeat") else set()
    strange = {name: value for name, value in read.report.answers.items() if name not in known}
    return "\n".join(f"{name}: {value}" for name, value in strange.items())[:SHOWN_AS_IT_CAME]
