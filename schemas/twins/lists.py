"""Pages that list: start, services, what is on this phone, what was sent, home."""

from schemas.twins.moments import when_text
from schemas.twins.words import Json, get, paragraphs, say

DAY = 86_400_000
GROUPS = {
    "crime": {"en": "Crime", "cy": "Trosedd"},
    "asb": {"en": "Anti-social behaviour", "cy": "Ymddygiad gwrthgymdeithasol"},
    "roads": {"en": "Roads", "cy": "Ffyrdd"},
}


def service_view(form: Json, lang: str) -> Json:
    return {
        "slug": form["slug"],
        "title": say(form["title"], lang),
        "summary": say(form["start"]["summary"], lang),
        "sensitive": get(form, "sensitive", False),
    }


def start_view(triage: Json, chrome: Json, title: str) -> Json:
    """The page before the first question; its form posts to /report."""
    lang, start = chrome["lang"], triage["start"]
    return {
        **chrome,
        "kind": "start",
        "title": title,
        "action": chrome["base"] + "/report",
        "first": paragraphs(get(start, "first", {}), lang),
        "lead": paragraphs(start["lead"], lang),
    }


def services_view(forms: list[Json], chrome: Json, title: str) -> Json:
    """Every service on offer, by group; choosing one posts its slug to /report."""
    lang = chrome["lang"]
    groups = [
        {
            "id": group,
            "title": say(words, lang),
            "forms": [service_view(form, lang) for form in forms if form["kind"] == group],
        }
        for group, words in GROUPS.items()
    ]
    kept = [group for group in groups if group["forms"]]
    action = chrome["base"] + "/report"
    return {**chrome, "kind": "services", "title": title, "action": action, "groups": kept}


def draft_row(draft: Json, chrome: Json, now: int) -> Json:
    """draft = {id, title{}, saved_at, days, memory}: what a host knows without opening it."""
    here = f"{chrome['base']}/drafts/{draft['id']}"
    return {
        "id": draft["id"],
        "title": say(draft["title"], chrome["lang"]),
        "saved": when_text(draft["saved_at"], chrome["lang"]),
        "href": f"{chrome['base']}/r/{draft['id']}",
        "delete": here + "/delete",
        "days": max(0, draft["days"] - (now - draft["saved_at"]) // DAY),
        "memory": get(draft, "memory", False),
    }


def item_row(item: Json, chrome: Json) -> Json:
    """item = {id, title{}, made_at, size, state, ref, code, read_at, files_left} of the outbox."""
    here = f"{chrome['base']}/drafts/{item['id']}"
    return {
        "id": item["id"],
        "title": say(item["title"], chrome["lang"]),
        "made": when_text(item["made_at"], chrome["lang"]),
        "kb": (item["size"] + 1023) // 1024,
        "state": item["state"],
        "ref": get(item, "ref"),
        "code": get(item, "code"),
        "read": when_text(get(item, "read_at", 0), chrome["lang"]),
        "files_left": get(item, "files_left", 0),
        "retry": here + "/retry",
        "delete": here + "/delete",
        "file": here + "/file",
    }


def drafts_view(drafts: list[Json], items: list[Json], chrome: Json, title: str, now: int) -> Json:
    return {
        **chrome,
        "kind": "drafts",
        "title": title,
        "drafts": [draft_row(draft, chrome, now) for draft in drafts],
        "sent": [item_row(item, chrome) for item in items],
    }


def sent_view(definition: Json, item: Json, chrome: Json, title: str) -> Json:
    lang, row = chrome["lang"], item_row(item, chrome)
    return {
        **chrome,
        "kind": "sent",
        "title": title,
        "draft": item["id"],
        "form_title": say(definition["title"], lang),
        "state": row["state"],
        "ref": row["ref"],
        "made": row["made"],
        "next": [say(line, lang) for line in definition["next"]],
        "item": row,
    }


def home_view(forms: list[Json], counts: Json, chrome: Json, title: str) -> Json:
    """counts = {drafts, waiting} on this phone; both 0 on the server."""
    return {
        **chrome,
        "kind": "home",
        "title": title,
        "action": chrome["base"] + "/report",
        "services": [service_view(form, chrome["lang"]) for form in forms],
        "drafts": counts["drafts"],
        "waiting": counts["waiting"],
    }
