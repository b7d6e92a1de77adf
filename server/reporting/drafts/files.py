"""Files chosen for a draft: kept as they came, locked like the draft."""

from typing import Any

from schemas.ids import uuid7
from schemas.twins.strays import stray_files
from server.plumbing import clock
from server.plumbing.database import unit
from server.plumbing.problems import Problem
from server.reporting.drafts.keep import Draft, change
from server.reporting.drafts.secret import key_for
from server.reporting.drafts.tables import ServerDraftFiles

MOST_FILES = 10


async def add_file(secret: str, draft: Draft, about: Draft, body: bytes) -> Draft:
    """The draft with the file in its list. `about`: question, name, type."""
    if len(draft["files"]) >= MOST_FILES:
        raise Problem("too-many-files")
    now = clock.now()
    row = {**about, "id": uuid7(now), "size": len(body), "added_at": now}
    locked = key_for(secret, draft["id"]).lock(body, "file " + row["id"])
    await unit(insert, row["id"], draft["id"], locked, lane=draft["id"])
    return await change(secret, draft, None, lambda now_: with_file(now_, row))


def with_file(draft: Draft, row: Draft) -> Draft:
    return {**draft, "files": [*draft["files"], row]}


async def insert(file_id: str, draft_id: str, body: bytes) -> None:
    await ServerDraftFiles.insert(ServerDraftFiles(id=file_id, draft=draft_id, body=body))


async def remove_file(secret: str, draft: Draft, file_id: str) -> Draft:
    changed = await change(secret, draft, None, lambda now_: without_file(now_, file_id))
    await unit(delete, file_id, draft["id"], lane=draft["id"])
    return changed


async def drop_strays(secret: str, draft: Draft, definition: Any) -> Draft:
    """What belongs to no question any more is not sent, and not kept either."""
    for file_id in stray_files(definition, draft["answers"], draft["files"]):
        draft = await remove_file(secret, draft, file_id)
    return draft


def without_file(draft: Draft, file_id: str) -> Draft:
    return {**draft, "files": [row for row in draft["files"] if row["id"] != file_id]}


async def delete(file_id: str, draft_id: str) -> None:
    mine: Any = (ServerDraftFiles.id == file_id) & (ServerDraftFiles.draft == draft_id)
    await ServerDraftFiles.delete().where(mine)


async def read_file(secret: str, draft: Draft, file_id: str) -> bytes:
    mine: Any = (ServerDraftFiles.id == file_id) & (ServerDraftFiles.draft == draft["id"])
    row = await ServerDraftFiles.select(ServerDraftFiles.body).where(mine).first()
    if row is None:
        raise Problem("no-draft")
    return key_for(secret, draft["id"]).unlock(bytes(row["body"]), "file " + file_id)


async def forget_files(draft_id: str) -> None:
    await unit(delete_all, draft_id, lane=draft_id)


async def delete_all(draft_id: str) -> None:
    await ServerDraftFiles.delete().where(ServerDraftFiles.draft == draft_id)
