"""The ends of a draft: where triage leads, all answers once more, what became of it."""

from typing import Any

from litestar import Response

from schemas.twins.lists import sent_view
from schemas.twins.moments import today
from schemas.twins.outcomes import outcome_view
from schemas.twins.review import check_view
from schemas.twins.rules import broken_pages, go_on, outcome
from server.forms.library import definitions, signposts
from server.plumbing import clock
from server.plumbing.problems import Problem
from server.reporting.drafts.forms import begin, definition_of, form_named, is_triage
from server.reporting.drafts.here import Here
from server.reporting.drafts.keep import Draft, StaleError, change, erase
from server.reporting.drafts.posted import Posted
from server.reporting.drafts.question import onwards

Answer = Response[Any]


def show_outcome(at: Here, draft: Draft) -> Answer:
    definition = definition_of(draft)
    found = outcome(definition, draft["answers"])
    if not found:
        return at.go(onwards(at, draft))
    form = definitions().get(found.get("form", ""))
    leads_to = form.definition if form else {}
    view = outcome_view(definition, draft, leads_to, signposts(), at.frame)
    return at.show("report/outcome.html", view)


async def begin_form(at: Here, draft: Draft, posted: Posted) -> Answer:
    """Begin the form that triage led to, or go on where it may be passed."""
    definition = definition_of(draft)
    found = outcome(definition, draft["answers"])
    if not found.get("form"):
        return await pass_on(at, draft)
    stay = posted.word("keep") == "no"
    given = {
        "triage": {**draft["answers"], "device_safe": "no" if stay else "yes"},
        "started_at": draft["started_at"],
        "stay": stay,
    }
    made = await begin(at, form_named(found["form"]), given)
    await erase(draft["id"])
    return at.go(onwards(at, made))


async def pass_on(at: Here, draft: Draft) -> Answer:
    def edit(now: Draft) -> Draft:
        return {**now, "answers": go_on(definition_of(draft), now["answers"])}

    return at.go(onwards(at, await change(at.secret, draft, None, edit)))


def show_check(at: Here, draft: Draft) -> Answer:
    definition = definition_of(draft)
    if is_triage(definition):
        return at.go(f"{at.base}/r/{draft['id']}/outcome")
    view = check_view(definition, draft, at.frame, at.lang)
    return at.show("report/check.html", {**view, "kept": "server"})


def is_ready(draft: Draft) -> bool:
    definition = definition_of(draft)
    day = today(clock.now())
    return not is_triage(definition) and not broken_pages(definition, draft["answers"], day)


def check_rev(draft: Draft, posted: Posted) -> None:
    if posted.rev is not None and posted.rev != draft["rev"]:
        raise StaleError


def show_sent(at: Here, draft: Draft) -> Answer:
    if not draft.get("sent"):
        raise Problem("no-draft")
    form = form_named(draft["form"])
    item = {**draft["sent"], "title": draft["title"]}
    return at.show("report/sent.html", sent_view(form.definition, item, at.frame, ""))
