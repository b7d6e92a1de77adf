"""The pages of the forms as they are, with drafts made at random, are the same on both hosts."""

import json
import re
from random import Random
from typing import Any

import pytest

from kit.random_drafts import FORCE, draft_of, end_calls, page_calls
from kit.twins import in_python, shared
from kit.two_hosts import ERROR, Page, TwoHosts
from schemas.twins.lists import drafts_view, home_view, services_view, start_view
from schemas.twins.ways import chrome
from server.plumbing.phone.environment import TEMPLATES
from server.plumbing.phone.files import address_of
from server.plumbing.phone.words import catalogue

DRAFTS = 25
PRINTED = {
    "page_view": "report/page.html",
    "check_view": "report/check.html",
    "outcome_view": "report/outcome.html",
    "lead_view": "report/outcome.html",
}
SLUGS = sorted(slug for slug, form in shared().items() if "pages" in form)


def hosts() -> TwoHosts:
    return TwoHosts(TEMPLATES, catalogue("cy"), address_of)


def pages_of(definition: Any, pick: Random) -> list[Page]:
    draft = draft_of(definition, pick)
    calls = [*page_calls(definition, draft, pick), *end_calls(definition, draft, pick)]
    printed = [call for call in calls if call[1] in PRINTED]
    views = in_python(printed, shared())
    return [
        Page(PRINTED[name], {**view, "kept": "phone"}, view["lang"])
        for (_, name, _), view in zip(printed, views, strict=True)
    ]


def lists_of(lang: str) -> list[Page]:
    around = chrome(FORCE, lang, "/", "t")
    forms = [form for form in shared().values() if "pages" in form]
    drafts = [kept_draft(form) for form in forms]
    counts = {"drafts": 1, "waiting": 0}
    return [
        Page("forces/home.html", home_view(forms, counts, around, ""), lang),
        Page("report/services.html", services_view(forms, around, ""), lang),
        Page("report/start.html", start_view(shared()["start"], around, ""), lang),
        Page(
            "report/drafts.html", drafts_view(drafts, [], around, "", 9) | {"here": "phone"}, lang
        ),
    ]


def kept_draft(form: Any) -> Any:
    return {"id": "l-1", "title": form["title"], "saved_at": 5, "days": 28, "memory": False}


def has_half_a_character(view: Any) -> bool:
    """Which no answer has once it was read."""
    return re.search("[\ud800-\udfff]", json.dumps(view, ensure_ascii=False)) is not None


def both(pages: list[Page]) -> list[str | None]:
    server, phone = hosts().server(pages), hosts().phone(pages)
    for page, here, there in zip(pages, server, phone, strict=True):
        assert here == there, page
    return server


@pytest.mark.parametrize("slug", SLUGS)
def test_each_form_prints_the_same_bytes_on_both_hosts(slug: str) -> None:
    pick = Random(slug)
    definition = shared()[slug]
    pages = [page for _ in range(DRAFTS) for page in pages_of(definition, pick)]
    for page, printed in zip(pages, both(pages), strict=True):
        assert (printed is ERROR) == has_half_a_character(page.view), page


def test_the_lists_print_the_same_bytes_on_both_hosts() -> None:
    pages = [page for lang in ("en", "cy") for page in lists_of(lang)]
    assert ERROR not in both(pages)
