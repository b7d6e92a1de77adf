"""Answers become what a page shows. Every view holds only str, safe int, bool, list and dict.

KEYS OF EVERY VIEW (templates read `v`; all hrefs already start with v.base)
chrome   lang base path title other staff signed force{id name reference colour phones{…}}
         every view has these; `title` is set by the view
page     kind="page" draft form form_title sensitive rev page number step steps back action
         lead[str] item repeat count can_add can_remove multipart single fields[] errors[]
         errors[]: name href label code limit missing      (words: missing, else by code)
         fields[]: name type first label lines[str] hint error limit missing desc required value max
           width inputmode auto show when_name when_values files[{id name kb}] room
           parts[{key id name value width}] options[{id value label hint checked suggested}]
         codes: missing choose agree long(limit) most(limit) least(limit) date future number money
           time postcode email phone vrm; single: one question that is its own heading
         types: text long number money date time yesno radios checkboxes postcode email phone vrm
           photos declaration note; note: print `lines` as paragraphs. A field with a when_name is
           always in the page, hidden by script unless `show`.
         posted extras: rev, and go = "" | "another" | "remove" on a repeat page
check    kind="check" draft form form_title sensitive rev back action ready todo[{title href}]
         sections[{title href rows[{label value href files[{id name kb}]}]}] photos kb next[str]
outcome  kind="outcome" outcome("999" "101" "form" "signpost" "force" "advice" or "" for none)
         draft form_title rev back action can_pass why[str] form sensitive minutes start_first[str]
         start_lead[str] need[str] sign{id name why[str] phones[{label number href}]
         links[{label href}] private} ; action = POST …/begin; sign.id "" when there is none
start    kind="start" action first[str] lead[str]
services kind="services" action groups[{id title forms[{slug title summary sensitive}]}]
drafts   kind="drafts" drafts[{id title saved href delete days memory}]
         sent[{id title made kb state ref read files_left code retry delete file}]
sent     kind="sent" draft form_title state ref made next[str] item{as in drafts}
home     kind="home" services[{slug title summary sensitive}] action drafts(int) waiting(int)
`files`, `saved_at`… of a draft come from its host: draft = {id form version rev answers triage
files[] lang started_at}; files[] = {id question index name type size added_at}.
"""

from schemas.twins.answers import items_of, page_of
from schemas.twins.fields import error_of, field_view, file_views, first_id, text_of
from schemas.twins.lists import drafts_view, home_view, sent_view, services_view, start_view
from schemas.twins.outcomes import outcome_view
from schemas.twins.review import check_view
from schemas.twins.rules import questions, route, scope
from schemas.twins.ways import address, before, chrome, first_url, next_url
from schemas.twins.words import Json, get, paragraphs, say

__all__ = [
    "check_view",
    "chrome",
    "drafts_view",
    "error_views",
    "fields_of",
    "first_url",
    "home_view",
    "is_single",
    "next_url",
    "outcome_view",
    "page_view",
    "repeat_view",
    "sent_view",
    "services_view",
    "start_view",
    "text_of",
    "with_files",
]

ALONE = ("radios", "yesno", "checkboxes", "long", "photos")


def with_files(field: Json, draft: Json, number: int) -> Json:
    """The field with its photos, and how many more there is room for."""
    files = file_views(draft["files"], field["name"], number) if field["type"] == "photos" else []
    room = max(0, field["max"] - len(files)) if field["type"] == "photos" else 0
    return {**field, "files": files, "room": room}


def fields_of(page: Json, scoped: Json, errors: Json, draft: Json, place: Json) -> list[Json]:
    """Fields that apply, and those that another answer on this page can call up."""
    local = [question["name"] for question in page["questions"]]
    views = [
        field_view(question, scoped, error_of(errors, question["name"]), local, place["lang"])
        for question in page["questions"]
    ]
    shown = [view for view in views if view["show"] or view["when_name"] != ""]
    return [with_files(view, draft, place["number"]) for view in shown]


def error_views(page: Json, errors: Json, lang: str) -> list[Json]:
    asked = {question["name"]: question for question in page["questions"]}
    return [
        {
            **error,
            "href": "#" + first_id(asked[error["name"]]),
            "label": say(asked[error["name"]]["label"], lang),
            "missing": say(get(asked[error["name"]], "missing", {}), lang),
        }
        for error in errors
    ]


def is_single(page: Json, scoped: Json) -> bool:
    """One question that can be the page's heading."""
    asked = page["questions"]
    return len(asked) == 1 and len(questions(page, scoped)) == 1 and asked[0]["type"] in ALONE


def repeat_view(page: Json, answers: Json, number: int, lang: str) -> Json:
    repeat = get(page, "repeat", None)
    if not repeat:
        return {"repeat": False, "item": "", "count": 0, "can_add": False, "can_remove": False}
    count = len(items_of(page, answers))
    return {
        "repeat": True,
        "item": f"{say(repeat['item'], lang)} {number}",
        "count": count,
        "can_add": max(count, number) < repeat["max"],
        "can_remove": count > 1 and number == count,
    }


def page_view(  # noqa: PLR0913, PLR0917  (the seven things a page depends on)
    definition: Json, draft: Json, page_id: str, number: int, errors: Json, chrome: Json, lang: str
) -> Json:
    """Everything the page template prints. `errors` is what page_errors found, or []."""
    answers, page = draft["answers"], page_of(definition, page_id)
    asked, at = route(definition, answers), max(number, 1) if "repeat" in page else 0
    scoped = scope(page, answers, at)
    place = {"lang": lang, "number": at}
    return {
        **chrome,
        "kind": "page",
        "title": say(page["title"], lang),
        "draft": draft["id"],
        "form": definition["slug"],
        "form_title": say(definition["title"], lang),
        "sensitive": get(definition, "sensitive", False),
        "rev": draft["rev"],
        "page": page_id,
        "number": at,
        "step": asked.index(page_id) + 1 if page_id in asked else 0,
        "steps": len(asked),
        "lead": paragraphs(get(page, "lead", {}), lang),
        "back": before(definition, draft, page_id, at, chrome["base"]),
        "action": address(draft, page_id, at, chrome["base"]),
        "multipart": any(question["type"] == "photos" for question in page["questions"]),
        "single": is_single(page, scoped),
        **repeat_view(page, answers, at, lang),
        "fields": fields_of(page, scoped, errors, draft, place),
        "errors": error_views(page, errors, lang),
    }
