"""Check your answers: every answer on the route, what is still to do, what happens next."""

from schemas.twins.answers import page_of
from schemas.twins.fields import file_views, first_id, text_of
from schemas.twins.rules import broken_pages, numbers, questions, route, scope
from schemas.twins.ways import address
from schemas.twins.words import Json, get, say


def rows_of(page: Json, draft: Json, number: int, href: str, lang: str) -> list[Json]:
    scoped = scope(page, draft["answers"], number)
    return [
        {
            "label": say(question["label"], lang),
            "value": text_of(question, get(scoped, question["name"]), lang),
            "href": f"{href}#{first_id(question)}",
            "files": file_views(draft["files"], question["name"], number),
        }
        for question in questions(page, scoped)
        if question["type"] != "note"
    ]


def stop_title(page: Json, number: int, lang: str) -> str:
    title = say(page["title"], lang)
    return f"{title}: {say(page['repeat']['item'], lang)} {number}" if number > 0 else title


def section(page: Json, draft: Json, number: int, base: str, lang: str) -> Json:
    href = address(draft, page["id"], number, base)
    return {
        "title": stop_title(page, number, lang),
        "href": href,
        "rows": rows_of(page, draft, number, href, lang),
    }


def sections_of(definition: Json, draft: Json, base: str, lang: str) -> list[Json]:
    pages = [page_of(definition, page_id) for page_id in route(definition, draft["answers"])]
    found = [
        section(page, draft, number, base, lang)
        for page in pages
        for number in numbers(page, draft["answers"])
    ]
    return [one for one in found if one["rows"]]


def todo_of(definition: Json, draft: Json, base: str, lang: str) -> list[Json]:
    broken = broken_pages(definition, draft["answers"])
    return [
        {
            "title": stop_title(page_of(definition, one["page"]), one["number"], lang),
            "href": address(draft, one["page"], one["number"], base),
        }
        for one in broken
    ]


def check_view(definition: Json, draft: Json, chrome: Json, lang: str) -> Json:
    base, files = chrome["base"], draft["files"]
    todo = todo_of(definition, draft, base, lang)
    sections = sections_of(definition, draft, base, lang)
    return {
        **chrome,
        "kind": "check",
        "draft": draft["id"],
        "form": definition["slug"],
        "form_title": say(definition["title"], lang),
        "sensitive": get(definition, "sensitive", False),
        "rev": draft["rev"],
        "back": sections[-1]["href"] if sections else base + "/report",
        "action": f"{base}/r/{draft['id']}/send",
        "ready": not todo,
        "todo": todo,
        "sections": sections,
        "photos": len(files),
        "kb": sum((one["size"] + 1023) // 1024 for one in files),
        "next": [say(line, lang) for line in definition["next"]],
    }
