"""Calls of every twin function, with drafts made at random from a definition."""

from random import Random
from typing import Any

from kit import hostile_answers as hostile
from schemas.twins.rules import page_errors, scope
from schemas.twins.ways import chrome

Json = Any
Call = tuple[str, str, list[Json]]

FORCE = {"id": "cwm", "name": {"en": "Cwm and Vale Police", "cy": "Heddlu Cwm a Dyffryn"}}
TODAY = "2026-11-21"


def files_of(definition: Json, pick: Random) -> list[Json]:
    names = [
        (q["name"], "repeat" in page)
        for page in definition["pages"]
        for q in page["questions"]
        if q["type"] == "photos"
    ]
    return [
        {
            "id": f"f{at}",
            "question": name,
            "index": pick.randint(1, 3) if repeated else 0,
            "name": pick.choice(hostile.NASTY[3:9]),
            "type": "image/jpeg",
            "size": pick.choice([0, 1, 1023, 1024, 1025, 5_000_000]),
            "added_at": 1,
        }
        for at, (name, repeated) in enumerate(pick.sample(names * 3, min(len(names), 3)))
    ]


def draft_of(definition: Json, pick: Random) -> Json:
    return {
        "id": pick.choice(["l-1", "s-2", "m-3"]),
        "form": definition["slug"],
        "version": definition["version"],
        "rev": pick.randint(0, 9),
        "answers": hostile.everything(definition, pick),
        "triage": {"danger": pick.choice(["yes", "no", ""])},
        "files": files_of(definition, pick),
        "lang": "en",
        "started_at": 0,
    }


def rule_calls(definition: Json, draft: Json, pick: Random) -> list[Call]:
    form, answers = {"$": definition["slug"]}, draft["answers"]
    age = pick.choice([0, 59, 60, 479, 480, 10_000])
    return [
        ("rules", "route", [form, answers]),
        ("rules", "broken_pages", [form, answers, pick.choice(["", TODAY])]),
        ("rules", "relevant", [form, answers]),
        ("rules", "outcome", [form, answers]),
        ("rules", "go_on", [form, answers]),
        ("rules", "grade", [form, answers, age, draft["triage"]]),
    ]


def page_calls(definition: Json, draft: Json, pick: Random) -> list[Call]:
    form, page = {"$": definition["slug"]}, pick.choice(definition["pages"])
    lang, number = pick.choice(["en", "cy"]), pick.randint(0, 4)
    around = chrome(FORCE, lang, "/r/x", "t")
    scoped = scope(page, draft["answers"], number)
    errors = page_errors(page, scoped, TODAY) if pick.random() < 0.6 else []
    here = {"page": page["id"], "number": number, "go": ""}
    here["go"] = pick.choice(["", "another"]) if "repeat" in page else ""
    given = hostile.answers_of(page, pick)
    return [
        ("answers", "read", [page, hostile.posted(page, pick)]),
        ("answers", "merge", [form, draft["answers"], page["id"], number, given]),
        ("rules", "page_errors", [page, scoped, pick.choice(["", TODAY])]),
        ("pages", "page_view", [form, draft, page["id"], number, errors, around, lang]),
        ("ways", "next_url", [form, draft, here, around["base"], TODAY]),
    ]


def end_calls(definition: Json, draft: Json, pick: Random) -> list[Call]:
    form, lang = {"$": definition["slug"]}, pick.choice(["en", "cy"])
    around = chrome(FORCE, lang, "/r/x", "t")
    return [
        ("review", "check_view", [form, draft, around, lang]),
        ("outcomes", "outcome_view", [form, draft, {}, {"$": "signposts"}, around]),
        ("outcomes", "lead_view", [form, draft, around]),
        ("ways", "first_url", [form, draft, around["base"]]),
        ("strays", "stray_files", [form, draft["answers"], draft["files"]]),
    ]


def question_calls(definition: Json, pick: Random) -> list[Call]:
    """Each question by itself, with values about its limits."""
    asked = [question for page in definition["pages"] for question in page["questions"]]
    return [
        ("checks", "check", [question, hostile.answer(question, pick), pick.choice(["", TODAY])])
        for question in asked
        if question["type"] not in ("note", "photos")
    ]


def draft_calls(definition: Json, count: int, seed: int) -> list[Call]:
    """About fifteen calls a draft, and each question by itself now and then."""
    pick = Random(seed)
    calls: list[Call] = []
    for at in range(count):
        draft = draft_of(definition, pick)
        calls += question_calls(definition, pick) if at % 2 == 0 else []
        for some in (rule_calls, page_calls, end_calls):
            calls += some(definition, draft, pick)
    return calls
