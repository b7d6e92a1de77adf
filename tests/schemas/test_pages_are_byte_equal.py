"""Every page of a hostile draft is the same bytes from the server and from the service worker."""

import json
import subprocess
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from kit.hostile_answers import NASTY
from kit.random_drafts import FORCE, draft_of
from kit.twins import NODE, shared
from kit.two_hosts import RENDER
from schemas.twins.answers import page_of
from schemas.twins.pages import check_view, outcome_view, page_view
from schemas.twins.rules import page_errors, route, scope
from schemas.twins.ways import chrome
from schemas.twins.words import clean
from server.plumbing.phone import environment
from server.plumbing.phone.worker import virtual_modules

Json = Any
SLUGS = ["start", "bicycle-theft", "asb-other", "collision"]


@cache
def templates_script() -> str:
    return virtual_modules()["build/templates.js"]


def cleaned(value: Json) -> Json:
    """As `read` leaves it: no control characters, no half characters."""
    if isinstance(value, dict):
        return {key: cleaned(one) for key, one in value.items()}
    if isinstance(value, list):
        return [cleaned(one) for one in value]
    return clean(value) if isinstance(value, str) else value


def page_of_draft(definition: Json, draft: Json, around: Json, pick: Random) -> Json:
    page_id, number = pick.choice(route(definition, draft["answers"])), pick.randint(0, 3)
    page = page_of(definition, page_id)
    errors = page_errors(page, scope(page, draft["answers"], number)) if pick.random() < 0.7 else []
    view = page_view(definition, draft, page_id, number, errors, around, around["lang"])
    return {"template": "report/page.html", "view": {**view, "kept": "phone"}}


def check_of(definition: Json, draft: Json, around: Json) -> Json:
    view = check_view(definition, draft, around, around["lang"])
    return {"template": "report/check.html", "view": {**view, "kept": "phone"}}


def outcome_of(definition: Json, draft: Json, around: Json) -> Json:
    view = outcome_view(definition, draft, {}, shared()["signposts"], around)
    return {"template": "report/outcome.html", "view": view}


def pages_of(slug: str, count: int) -> list[Json]:
    pick, definition, made = Random(slug), shared()[slug], []
    for _ in range(count):
        draft, lang = draft_of(definition, pick), pick.choice(["en", "cy"])
        draft = cleaned(draft)
        around = chrome(FORCE, lang, "/r/x", clean(pick.choice(NASTY)))
        pages = [page_of_draft(definition, draft, around, pick) for _ in range(2)]
        pages += [check_of(definition, draft, around), outcome_of(definition, draft, around)]
        made += [{**page, "lang": lang} for page in pages]
    return made


def on_the_phone(pages: list[Json], folder: Path) -> list[str]:
    module = folder / "templates.mjs"
    module.write_text(templates_script(), encoding="utf-8")
    run = [str(NODE), "--input-type=module", "-e", RENDER, module.as_uri()]
    done = subprocess.run(run, input=json.dumps(pages).encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return list(json.loads(done.stdout))


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_is_the_same_bytes_from_both(slug: str, tmp_path: Path) -> None:
    pages = pages_of(slug, 40)
    there = on_the_phone(pages, tmp_path)
    for page, printed in zip(pages, there, strict=True):
        template = environment(page["lang"]).get_template(page["template"])
        assert template.render(v=page["view"]) == printed
