"""What the victims' templates take."""

from collections.abc import Iterable
from typing import Any

from schemas.twins.moments import day_text, when_text
from schemas.twins.words import say
from server.cases.headlines import case_headline
from server.cases.states import is_open
from server.cases.tables import CaseMessages, CaseMoves
from server.forces.locking import key_of, keys_of
from server.forms.library import definitions
from server.officers.people import officers_of
from server.plumbing import clock
from server.plumbing.keys import keys
from server.plumbing.locking import DataKey
from server.reporting.tables import Reports
from server.victims.titles import title_of

Row = dict[str, Any]
View = dict[str, Any]
LONGEST = 4000


def frame(name: str, lang: str, wrong: bool = False) -> View:
    return {"kind": "case", "title": title_of(name, lang, wrong)}


def sign_in_view(lang: str, email: str = "", wrong: bool = False) -> View:
    return {**frame("sign-in", lang, wrong), "email": email, "wrong": wrong}


def code_view(lang: str, action: str, wrong: bool = False) -> View:
    return {**frame("code", lang, wrong), "action": action, "wrong": wrong}


def push_key() -> str:
    """The public key a browser subscribes with."""
    return keys().vapid.public_text()


def form_name(slug: str, lang: str) -> str:
    form = definitions().get(slug)
    return say(form.definition["title"], lang) if form else ""


async def list_view(rows: list[Row], person: str, lang: str) -> View:
    """Four queries however many cases."""
    ring = await keys_of([row["id"] for row in rows])
    unread = await _unread(person)
    cards = [_card(row, ring.get(row["id"]), lang) for row in rows]
    for card in cards:
        card["unread"] = card["id"] in unread
    return {**frame("updates", lang), "cases": cards, "push_key": push_key()}


async def _unread(person: str) -> set[str]:
    rows = await CaseMessages.select(CaseMessages.case).where(
        (CaseMessages.person == person)
        & (CaseMessages.from_victim.eq(False))
        & (CaseMessages.read_at == 0)
    )
    return {row["case"] for row in rows}


def _card(row: Row, key: DataKey | None, lang: str) -> View:
    told = case_headline(row["id"], bytes(row["headline"]), key)
    return {
        "id": row["id"],
        "reference": row["reference"],
        "name": form_name(row["form"], lang),
        "what": told["what"],
        "where": told["where"],
        "status": row["status"],
        "is_open": is_open(row["status"]),
        "next": day_text(row["next_update_at"], lang) if row["next_update_at"] else "",
        "late": 0 < row["next_update_at"] < clock.now(),
        "opened": day_text(row["opened_at"], lang),
    }


async def case_view(row: Row, person: str, lang: str) -> View:
    """One case as its victim sees it."""
    key = await key_of(row["id"])
    moves = await CaseMoves.select().where(CaseMoves.case == row["id"]).order_by(CaseMoves.version)
    messages = (
        await CaseMessages.select()
        .where((CaseMessages.case == row["id"]) & (CaseMessages.person == person))
        .order_by(CaseMessages.at)
    )
    officers = await officers_of([row["officer"]])
    officer = officers.get(row["officer"])
    return {
        **frame("update", lang),
        **_card(row, key, lang),
        **await _report(row["report"], lang),
        "officer": officer.name if officer else "",
        "changed": when_text(moves[-1]["at"], lang) if moves else "",
        "moves": [{"status": m["status"], "at": when_text(m["at"], lang)} for m in reversed(moves)],
        "messages": list(_messages(messages, key, lang)),
        "text": "",
        "wrong": "",
        "limit": LONGEST,
        "push_key": push_key(),
    }


async def _report(report: str, lang: str) -> View:
    row = (
        await Reports.select(Reports.received_at, Reports.opened_at)
        .where(Reports.id == report)
        .first()
    )
    row = row or {"received_at": 0, "opened_at": 0}
    return {
        "received": when_text(row["received_at"], lang),
        "read": when_text(row["opened_at"], lang),
    }


def _messages(rows: Iterable[Row], key: DataKey, lang: str) -> Iterable[View]:
    for row in rows:
        text = key.unlock_text(bytes(row["text"]), f"case_messages/{row['id']}")
        yield {
            "mine": bool(row["from_victim"]),
            "at": when_text(row["at"], lang),
            "read": when_text(row["read_at"], lang),
            "lines": text.split("\n"),
        }
