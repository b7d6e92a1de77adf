"""Lists: what can be reported, and what this browser has begun."""

from typing import Any

from schemas.twins.lists import drafts_view, services_view, start_view
from server.forms.library import definitions, triage
from server.reporting.drafts.keep import Draft

View = dict[str, Any]


def offered() -> list[Any]:
    return [form.definition for form in definitions().values()]


def start_page(frame: View) -> View:
    return dict(start_view(triage().definition, frame, ""))


def services_page(frame: View) -> View:
    return dict(services_view(offered(), frame, ""))


def drafts_page(frame: View, drafts: list[Draft], now: int) -> View:
    rows = [{**draft, "saved_at": draft["touched_at"]} for draft in drafts]
    begun = [row for row in rows if not row.get("sent")]
    items = [{**row["sent"], "title": row["title"]} for row in rows if row.get("sent")]
    return dict(drafts_view(begun, items, frame, "", now))
