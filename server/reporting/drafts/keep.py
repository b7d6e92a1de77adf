"""Makes, finds, changes and erases a browser's drafts."""

from collections.abc import Callable
from typing import Any

import msgspec

from server.plumbing import clock
from server.plumbing.database import unit
from server.plumbing.locking import CannotUnlockError
from server.plumbing.problems import Problem
from server.reporting.drafts.secret import key_for, owner_of
from server.reporting.drafts.tables import ServerDraftFiles, ServerDrafts

Draft = dict[str, Any]
MOST_DRAFTS = 20
IDLE_MS = 7 * 24 * 3600 * 1000


class StaleError(Exception):
    """Another window of this browser changed the draft meanwhile."""


async def create(secret: str, draft: Draft) -> None:
    await unit(insert, draft["id"], owner_of(secret), locked(secret, draft), clock.now())


async def insert(draft_id: str, owner: str, body: bytes, now: int) -> None:
    if await ServerDrafts.count().where(ServerDrafts.owner == owner) >= MOST_DRAFTS:
        raise Problem("slow-down")
    row = ServerDrafts(id=draft_id, owner=owner, rev=0, touched_at=now, body=body)
    await ServerDrafts.insert(row)


async def load(secret: str, draft_id: str) -> Draft:
    """A wrong secret and a draft that is gone look the same from outside."""
    row = await ServerDrafts.select().where(ServerDrafts.id == draft_id).first()
    if row is None or not secret:
        raise Problem("no-draft")
    return opened(secret, row)


async def listed(secret: str) -> list[Draft]:
    """Newest first."""
    if not secret:
        return []
    rows = await ServerDrafts.select().where(ServerDrafts.owner == owner_of(secret))
    rows.sort(key=lambda row: row["touched_at"], reverse=True)
    return [{**opened(secret, row), "touched_at": row["touched_at"]} for row in rows]


async def change(
    secret: str, draft: Draft, rev: int | None, edit: Callable[[Draft], Draft]
) -> Draft:
    """The draft as edited. `rev` is what the page was made from, None when that does not matter."""
    if rev is not None and rev != draft["rev"]:
        raise StaleError
    changed = {**edit(draft), "rev": draft["rev"] + 1}
    body, now = locked(secret, changed), clock.now()
    if not await unit(replace, draft["id"], draft["rev"], body, now, lane=draft["id"]):
        raise StaleError
    return changed


async def replace(draft_id: str, rev: int, body: bytes, now: int) -> bool:
    """True when the draft still stood at the revision it was read at."""
    mine = (ServerDrafts.id == draft_id) & (ServerDrafts.rev == rev)
    if not await ServerDrafts.exists().where(mine):
        return False
    values: dict[Any, Any] = {"rev": rev + 1, "touched_at": now, "body": body}
    await ServerDrafts.update(values).where(mine)
    return True


async def erase(draft_id: str) -> None:
    await unit(erase_rows, draft_id, lane=draft_id)


async def erase_rows(draft_id: str) -> None:
    await ServerDraftFiles.delete().where(ServerDraftFiles.draft == draft_id)
    await ServerDrafts.delete().where(ServerDrafts.id == draft_id)


async def erase_idle() -> None:
    """What nobody has touched for a week goes."""
    rows = await ServerDrafts.select(ServerDrafts.id).where(
        ServerDrafts.touched_at < clock.now() - IDLE_MS
    )
    for row in rows:
        await erase(row["id"])


def locked(secret: str, draft: Draft) -> bytes:
    return key_for(secret, draft["id"]).lock(msgspec.json.encode(draft), "draft " + draft["id"])


def opened(secret: str, row: Draft) -> Draft:
    try:
        plain = key_for(secret, row["id"]).unlock(bytes(row["body"]), "draft " + row["id"])
    except CannotUnlockError:
        raise Problem("no-draft") from None
    draft: Draft = msgspec.json.decode(plain)
    return {**draft, "rev": row["rev"]}
