"""What triage says: ring 999, ring 101, use this form, ask someone else, or some advice."""

from schemas.twins.rules import outcome
from schemas.twins.words import Json, get, paragraphs, say

NO_SIGN = {"id": "", "name": "", "why": [], "phones": [], "links": [], "private": False}


def phone_view(phone: Json, lang: str) -> Json:
    return {
        "label": say(phone["label"], lang),
        "number": phone["number"],
        "href": get(phone, "href"),
    }


def link_view(link: Json, lang: str) -> Json:
    return {"label": say(link["label"], lang), "href": say(link["url"], lang)}


def sign_view(signposts: Json, sign_id: str, lang: str) -> Json:
    """One service: who they are, why they are the right ones, how to reach them."""
    if not get(signposts, sign_id, None):
        return NO_SIGN
    sign = signposts[sign_id]
    return {
        "id": sign_id,
        "name": say(sign["name"], lang),
        "why": paragraphs(sign["why"], lang),
        "phones": [phone_view(phone, lang) for phone in get(sign, "phones", [])],
        "links": [link_view(link, lang) for link in get(sign, "links", [])],
        "private": get(sign, "private", False),
    }


def lead_of(form: Json, lang: str) -> Json:
    """What to know before a form's first question; empty when the outcome is no form."""
    if not form:
        return {"sensitive": False, "minutes": 0, "start_first": [], "start_lead": [], "need": []}
    start = form["start"]
    return {
        "sensitive": get(form, "sensitive", False),
        "minutes": get(form, "minutes", 5),
        "start_first": paragraphs(get(start, "first", {}), lang),
        "start_lead": paragraphs(start["lead"], lang),
        "need": [say(line, lang) for line in get(start, "need", [])],
    }


def outcome_view(definition: Json, draft: Json, form: Json, signposts: Json, chrome: Json) -> Json:
    """`form` is the definition the outcome leads to ({} if none, or not found)."""
    lang, base = chrome["lang"], chrome["base"]
    found = outcome(definition, draft["answers"])
    return {
        **chrome,
        "kind": "outcome",
        "title": say(get(found, "title", {}), lang),
        "outcome": get(found, "kind"),
        "draft": draft["id"],
        "rev": draft["rev"],
        "back": base + "/report",
        "action": f"{base}/r/{draft['id']}/begin",
        "can_pass": get(found, "passed") != "",
        "why": paragraphs(get(found, "why", {}), lang),
        "form": get(found, "form"),
        "form_title": say(form["title"], lang) if form else "",
        **lead_of(form, lang),
        "sign": sign_view(signposts, get(found, "signpost"), lang),
    }


def lead_view(definition: Json, draft: Json, chrome: Json) -> Json:
    """For a draft that is already of a form: the outcome its answers call for, else its lead."""
    if outcome(definition, draft["answers"]):
        return outcome_view(definition, draft, {}, {}, chrome)
    lang, base = chrome["lang"], chrome["base"]
    return {
        **chrome,
        "kind": "outcome",
        "title": say(definition["title"], lang),
        "outcome": "form",
        "draft": draft["id"],
        "rev": draft["rev"],
        "back": base + "/report",
        "action": f"{base}/r/{draft['id']}/begin",
        "can_pass": False,
        "why": [],
        "form": definition["slug"],
        "form_title": say(definition["title"], lang),
        **lead_of(definition, lang),
        "sign": NO_SIGN,
    }
