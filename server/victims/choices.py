"""The page on which a person says how they may be told things."""

from typing import Any

import msgspec

from server.contact.actions.contact_change import Wish
from server.contact.codes import new_address_of
from server.contact.deliver import address_of
from server.contact.gate import Point
from server.contact.reach import Reach, reach_of
from server.victims.titles import title_of
from server.victims.views import push_key

HOURS = [hour * 60 for hour in range(24)]
LANGUAGES, WORDINGS = ("en", "cy", "both"), ("neutral", "full", "none")
SHOWN = 1


class Chosen(msgspec.Struct):
    """The form as posted; a box not ticked is absent."""

    language: str = ""
    email: str = ""
    push: str = ""
    safe: str = ""
    wording: str = ""
    quiet: str = ""
    quiet_from: str = ""
    quiet_to: str = ""


def wish_of(chosen: Chosen) -> Wish | None:
    """None when something was posted that the page does not offer."""
    ends = [int(text) for text in (chosen.quiet_from, chosen.quiet_to) if text in map(str, HOURS)]
    if chosen.language not in LANGUAGES or chosen.wording not in WORDINGS or len(ends) != len("ft"):
        return None
    return Wish(
        language=chosen.language,
        email=chosen.email == "yes",
        push=chosen.push == "yes",
        safe=chosen.safe == "yes",
        wording=chosen.wording,
        quiet_from=ends[0] if chosen.quiet == "yes" else 0,
        quiet_to=ends[1] if chosen.quiet == "yes" else 0,
    )


def masked(email: str) -> str:
    """Enough to know it by, too little for who looks over a shoulder."""
    name, _, domain = email.rpartition("@")
    return f"{name[:SHOWN]}…@{domain}"


async def choices_view(person: str, lang: str, saved: bool, wrong: bool = False) -> dict[str, Any]:
    reach = await reach_of(person)
    rules = reach.envelope
    mail = next((p for p in reach.points if p.channel == "email" and p.confirmed_at), None)
    return {
        "kind": "case",
        "title": title_of("choices", lang, wrong),
        "saved": saved,
        "wrong": wrong,
        "language": reach.language,
        "email": "email" in rules.allow,
        "push": "push" in rules.allow,
        "safe_word": "yes" if mail and mail.safe else "no",
        "wording": rules.wording,
        "quiet": rules.quiet_from != rules.quiet_to,
        "from": hours(rules.quiet_from if rules.quiet_from != rules.quiet_to else 21 * 60),
        "to": hours(rules.quiet_to if rules.quiet_from != rules.quiet_to else 8 * 60),
        "address": masked(await address_of(mail.id)) if mail else "",
        "waiting": bool(await new_address_of(person)),
        "by_hand": by_hand(reach, mail),
        "push_key": push_key(),
    }


def by_hand(reach: Reach, mail: Point | None) -> bool:
    """Nothing is sent by a machine, so the page must not promise it."""
    return reach.envelope.at_risk != "no" or not (mail and mail.safe)


def hours(chosen: int) -> list[dict[str, Any]]:
    """The hours of a day; the nearest earlier one stands for minutes between."""
    return [
        {"value": hour, "label": f"{hour // 60:02d}:00", "chosen": hour == chosen // 60 * 60}
        for hour in HOURS
    ]
