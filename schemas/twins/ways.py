"""Where a person is, where Back leads and what comes next."""

from schemas.twins.answers import items_of, page_of
from schemas.twins.rules import broken_pages, numbers, outcome, route, scope
from schemas.twins.words import Json, get, say


def chrome(force: Json, lang: str, path: str, title: str) -> Json:
    """What surrounds every page. `path` is without the language prefix."""
    base = "/cy" if lang == "cy" else ""
    return {
        "lang": lang,
        "base": base,
        "path": path,
        "title": title,
        "other": path if lang == "cy" else "/cy" + path,
        "staff": False,
        "signed": "",
        "force": {
            "id": force["id"],
            "name": say(force["name"], lang),
            "reference": get(force, "reference"),
            "colour": get(force, "colour"),
            "phones": get(force, "phones", {}),
        },
    }


def address(draft: Json, page_id: str, number: int, base: str) -> str:
    """/r/<draft>/<page>[/<n>]; n counts from 1 and is there on repeat pages only."""
    tail = f"/{number}" if number > 0 else ""
    return f"{base}/r/{draft['id']}/{page_id}{tail}"


def stops(definition: Json, answers: Json) -> list[Json]:
    """Every page and item on the route, in order."""
    found: list[Json] = []
    for page_id in route(definition, answers):
        page = page_of(definition, page_id)
        found.extend([{"page": page_id, "number": n} for n in numbers(page, answers)])
    return found


def place_of(found: list[Json], page_id: str, number: int) -> int:
    """Where in the stops this page is; an item not yet saved stands after the last one."""
    last = -1
    for place, stop in enumerate(found):
        if stop["page"] == page_id and stop["number"] <= number:
            last = place
    return last


def before(definition: Json, draft: Json, page_id: str, number: int, base: str) -> str:
    """Where Back leads from a page."""
    found = stops(definition, draft["answers"])
    place = place_of(found, page_id, number)
    if place >= 0 and found[place]["number"] < number:
        return address(draft, page_id, found[place]["number"], base)
    if place <= 0:
        return base + "/report"
    return address(draft, found[place - 1]["page"], found[place - 1]["number"], base)


def next_url(definition: Json, draft: Json, here: Json, base: str, today: str = "") -> str:
    """Where to go after a page was saved. here = {page, number, go}; `draft` has the new answers.

    An outcome stops the walk. Once every page is done, Save leads back to check.
    """
    answers = draft["answers"]
    page = page_of(definition, here["page"])
    if outcome(definition, answers):
        return f"{base}/r/{draft['id']}/outcome"
    if here["go"] == "another" and len(items_of(page, answers)) < page["repeat"]["max"]:
        return address(draft, here["page"], len(items_of(page, answers)) + 1, base)
    if not unfinished(definition, answers, today):
        return f"{base}/r/{draft['id']}/check"
    return following(definition, draft, here, base)


def following(definition: Json, draft: Json, here: Json, base: str) -> str:
    found = stops(definition, draft["answers"])
    place = place_of(found, here["page"], here["number"]) + 1
    if place >= len(found):
        return f"{base}/r/{draft['id']}/check"
    return address(draft, found[place]["page"], found[place]["number"], base)


def first_url(definition: Json, draft: Json, base: str) -> str:
    """Where a draft starts, is taken up again, and goes on after an outcome."""
    left = unfinished(definition, draft["answers"], "")
    if not left:
        return f"{base}/r/{draft['id']}/check"
    return address(draft, left[0]["page"], left[0]["number"], base)


def is_new(page: Json, scoped: Json) -> bool:
    """Never saved: saving a page gives each of its questions an answer, if only an empty one."""
    names = [q["name"] for q in page["questions"] if q["type"] not in ("note", "photos")]
    return names != [] and all(get(scoped, name, None) is None for name in names)


def unfinished(definition: Json, answers: Json, today: str) -> list[Json]:
    """Every stop that is new or has an error."""
    broken = broken_pages(definition, answers, today)
    return [
        stop
        for stop in stops(definition, answers)
        if stop in broken or is_new_stop(stop, definition, answers)
    ]


def is_new_stop(stop: Json, definition: Json, answers: Json) -> bool:
    page = page_of(definition, stop["page"])
    return is_new(page, scope(page, answers, stop["number"]))
