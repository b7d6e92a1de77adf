"""The one call that ends every action: the line, the errands it causes, the feed rows."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Sequence

import msgspec

from schemas.occasion import Occasion
from schemas.verbs import Codes, verb_of
from server.audit.errands import later
from server.audit.events import EVENTS
from server.audit.tables import AuditLines
from server.plumbing.database import insert_row, inside_unit, unit
from server.plumbing.database.errors import UnitError
from sync.feeds import advance
from sync.push import Change

TAG_BYTES = 6


async def record(
    occasion: Occasion, subject_id: str, codes: Codes, feeds: Sequence[Change] = ()
) -> dict[str, str]:
    """Last in the action's unit. Answers the position in each feed, `{feed: "431:Zt4aXyW0"}`."""
    if not inside_unit():
        raise UnitError("record() belongs into the unit of what it records")
    await _line(occasion, subject_id, codes)
    for order, action in enumerate(EVENTS.get(verb_of(codes), ())):
        await later(occasion, action, subject_id, occasion.at + order, subject_id)
    return {
        change.feed: await advance(change.feed, change.entity, change.key, _tag(occasion, change))
        for change in sorted(feeds)
    }


async def record_read(occasion: Occasion, subject_id: str, codes: Codes) -> None:
    """Someone read a record: a line and nothing else, in a short unit of its own."""
    if inside_unit():
        await _line(occasion, subject_id, codes)
    else:
        await unit(_line, occasion, subject_id, codes, lane=subject_id)


async def _line(occasion: Occasion, subject_id: str, codes: Codes) -> None:
    said = msgspec.json.encode(codes).decode()
    line = {
        "id": occasion.derive("line", subject_id, said),
        "verb": verb_of(codes),
        "subject": subject_id,
        "actor": occasion.by,
        "made_at": occasion.at,
        "op": occasion.op,
        "codes": said,
    }
    await insert_row(AuditLines, line, on_conflict="DO NOTHING")


def _tag(occasion: Occasion, change: Change) -> str:
    """As good as random, and the same when the unit runs again."""
    text = f"{occasion.op}\n{occasion.at}\n{change.feed}\n{change.entity}\n{change.key}"
    return urlsafe_b64encode(hashlib.sha256(text.encode()).digest()[:TAG_BYTES]).decode()
