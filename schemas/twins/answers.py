"""Posted fields become answers; answers of one page join those of the draft."""

from schemas.twins.checks import longest, values_of
from schemas.twins.words import Json, clean, cut, get, trim

DATE_PARTS = ["day", "month", "year"]
SILENT = ("note", "photos")
SEVERAL_LINES = ("long",)


def posted(pairs: Json, name: str) -> list[str]:
    return [clean(pair[1]) for pair in pairs if pair[0] == name]


def read_one(question: Json, pairs: Json) -> str:
    """The last value posted under the name, cut at four times what is allowed."""
    texts = posted(pairs, question["name"])
    text = cut(texts[-1], 4 * longest(question)) if texts else ""
    if question["type"] in SEVERAL_LINES:
        return text
    return trim(text.replace("\n", " "))


def read_date(question: Json, pairs: Json) -> list[str]:
    parts = [posted(pairs, question["name"] + "-" + part) for part in DATE_PARTS]
    return [trim(cut(part[-1], 16)) if part else "" for part in parts]


def read_many(question: Json, pairs: Json) -> list[str]:
    """The chosen values that the form knows, in the form's own order."""
    chosen = posted(pairs, question["name"])
    return [value for value in values_of(question) if value in chosen]


def read_question(question: Json, pairs: Json) -> Json:
    if question["type"] == "date":
        return read_date(question, pairs)
    if question["type"] == "checkboxes":
        return read_many(question, pairs)
    return read_one(question, pairs)


def read(page: Json, pairs: Json) -> Json:
    """pairs = [[name, value], …] as posted, files left out. Unknown names are dropped."""
    asked = [question for question in page["questions"] if question["type"] not in SILENT]
    return {question["name"]: read_question(question, pairs) for question in asked}


def page_of(definition: Json, page_id: str) -> Json:
    """The page with this id, or {}."""
    for page in definition["pages"]:
        if page["id"] == page_id:
            return page
    return {}


def items_of(page: Json, answers: Json) -> list[Json]:
    """Whatever a hostile device sent, only what can be an item counts as one."""
    items = get(answers, page["repeat"]["key"], [])
    return [one for one in items if isinstance(one, dict)] if isinstance(items, list) else []


def merge(definition: Json, answers: Json, page_id: str, number: int, given: Json) -> Json:
    """New answers with this page's in them. A repeat page's number counts from 1; a number one
    past the end adds an item; past the limit nothing changes."""
    page = page_of(definition, page_id)
    if not get(page, "repeat", False):
        return {**answers, **given}
    items, place = list(items_of(page, answers)), max(number, 1)
    if place > len(items) + 1 or place > page["repeat"]["max"]:
        return answers
    return {**answers, page["repeat"]["key"]: [*items[: place - 1], given, *items[place:]]}


def without(definition: Json, answers: Json, page_id: str, number: int) -> Json:
    """New answers with the last item of a repeat page taken out. Only the last: the files of an
    item are known by its place, so no item may move up."""
    page = page_of(definition, page_id)
    items = items_of(page, answers)
    if number != len(items):
        return answers
    return {**answers, page["repeat"]["key"]: items[:-1]}
