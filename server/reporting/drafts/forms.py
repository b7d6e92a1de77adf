"""The definition a draft is answered by, and a new draft of one."""

from typing import Any

from schemas.ids import uuid7
from server.forms.editions import find_edition
from server.forms.library import Form, definitions, triage
from server.plumbing import clock
from server.plumbing.problems import Problem
from server.reporting.drafts.here import Here
from server.reporting.drafts.keep import Draft, create


def form_of(draft: Draft) -> Form:
    """The edition it was begun with; when that is gone, the one on offer."""
    found = find_edition(draft["form"], draft["version"], draft["digest"])
    return found or form_named(draft["form"])


def form_named(slug: str) -> Form:
    form = triage() if slug == triage().slug else definitions().get(slug)
    if form is None:
        raise Problem("unknown-form")
    return form


def definition_of(draft: Draft) -> Any:
    return form_of(draft).definition


def is_triage(definition: Any) -> bool:
    return bool(definition["kind"] == "triage")


def fresh(at: Here, form: Form, given: Draft) -> Draft:
    """What a draft is before its first answer."""
    now = clock.now()
    return {
        "id": "s-" + uuid7(now),
        "form": form.slug,
        "version": form.version,
        "digest": form.digest,
        "lang": at.lang,
        "rev": 0,
        "answers": {},
        "triage": {},
        "files": [],
        "started_at": now,
        "title": form.definition["title"],
        "days": 7,
        "stay": False,
        **given,
    }


async def begin(at: Here, form: Form, given: Draft) -> Draft:
    draft = fresh(at, form, given)
    await create(at.secret, draft)
    return draft
