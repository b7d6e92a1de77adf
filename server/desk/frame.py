"""What every desk page shows around its own part: where we are, and whether the alarm rings."""

import re
from typing import Any

from litestar import Request, Response
from litestar.response import Redirect

from schemas.ids import uuid7
from schemas.occasion import Occasion
from server.desk.reader import Reader
from server.plumbing import clock
from server.plumbing.access.signed import who
from server.plumbing.problems import Problem
from server.plumbing.render import page
from server.reporting.shelves import WAITING
from server.reporting.tables import Reports

Asked = Request[Any, Any, Any]
View = dict[str, Any]
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
OP = re.compile(ID.pattern + r"(-[a-z])?")


TITLES = {
    "queue": {"en": "Reports to decide", "cy": "Adroddiadau i'w penderfynu"},
    "cover": {"en": "Report", "cy": "Adroddiad"},
    "report": {"en": "Report", "cy": "Adroddiad"},
    "cases": {"en": "Cases", "cy": "Achosion"},
    "case": {"en": "Case", "cy": "Achos"},
    "override": {"en": "Case", "cy": "Achos"},
    "unfound": {"en": "Not found", "cy": "Heb ei ganfod"},
}


def occasion_of(request: Asked, op: str = "") -> Occasion:
    """`op`: what the form carried, so that a second press of a button changes nothing."""
    now = clock.now()
    return Occasion(f"o:{who(request).id}", now, op if OP.fullmatch(op) else uuid7(now))


def lang_of(request: Asked) -> str:
    return str(request.scope["state"].get("lang", "en"))


async def grave_unopened() -> int:
    """How many of the gravest nobody has opened: one range of one index."""
    low, high = f"{WAITING}1", f"{WAITING}2"
    found: int = await Reports.count().where(
        (Reports.queue >= low) & (Reports.queue < high) & (Reports.opened_at == 0)
    )
    return found


async def desk_page(request: Asked, template: str, view: View, status: int = 200) -> Response[str]:
    """Titles say the place, never the case."""
    said = {**view, "alarm": await grave_unopened(), "title": TITLES[template][lang_of(request)]}
    return page(request, f"desk/{template}.html", said, status)


def moved(request: Asked, path: str) -> Redirect:
    base = "/cy" if lang_of(request) == "cy" else ""
    return Redirect(base + path, status_code=303)


def id_given(text: str) -> str:
    """An id from an address; what cannot be one leads nowhere."""
    if not ID.fullmatch(text):
        raise Problem("not-found")
    return text


def reader_of(request: Asked, show: int = 0) -> Reader:
    """`op` names the next press of a button on this page."""
    signed, now = who(request), clock.now()
    return Reader(signed.id, signed.role, lang_of(request), now, uuid7(now), show)
