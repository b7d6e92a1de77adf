"""Sessions: a random value in a cookie, its hash in the table; an invented value opens nothing."""

import hashlib
import re
import secrets
from typing import Any

from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie

from server.plumbing import clock
from server.plumbing.access.cookies import cookie_of, cookie_value, dead_cookie
from server.plumbing.access.signed import Signed
from server.plumbing.access.tables import Sessions
from server.plumbing.database import unit
from server.plumbing.locking import DataKey
from server.plumbing.settings import settings

Connection = ASGIConnection[Any, Any, Any, Any]
NAME = "peel"
SHAPE = re.compile(r"[A-Za-z0-9_-]{43}")
SEEN_EVERY = 60_000  # the table learns of a visit at most once a minute


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def label_key(token: str) -> DataKey:
    return DataKey(hashlib.sha256(b"peel/session label/" + token.encode()).digest())


async def open_session(kind: str, who: str, role: str, now: int, name: str = "") -> str:
    """A fresh value at every sign-in, whatever cookie came along; returns what the cookie holds."""
    token = secrets.token_urlsafe(32)
    session = hashed(token)
    row = Sessions(
        id=session,
        kind=kind,
        who=who,
        role=role,
        label=label_key(token).lock(name, session),
        started_at=now,
        seen_at=now,
        expires_at=now + settings().session_max_ms,
    )
    await unit(_insert, row)
    return token


async def _insert(row: Sessions) -> None:
    await Sessions.insert(row)


def session_cookie(request: Connection, token: str) -> Cookie:
    """For the answer to a sign-in. Ends with the browser; the table ends it sooner."""
    return cookie_of(request, NAME, token)


def no_session_cookie(request: Connection) -> Cookie:
    return dead_cookie(request, NAME)


async def look_up(request: Connection, kind: str) -> Signed | None:
    """Who the cookie stands for, if the table knows it and neither limit has passed."""
    token = cookie_value(request, NAME)
    if not SHAPE.fullmatch(token):
        return None
    row = await Sessions.select().where(Sessions.id == hashed(token)).first()
    now = clock.now()
    if row is None or row["kind"] != kind or _is_over(row, now):
        return None
    if now - row["seen_at"] > SEEN_EVERY:
        await unit(_seen, row["id"], now)
    name = label_key(token).unlock_text(bytes(row["label"]), row["id"])
    return Signed(kind=kind, id=row["who"], role=row["role"], session=row["id"], name=name)


def _is_over(row: dict[str, Any], now: int) -> bool:
    idle = now - row["seen_at"] > settings().session_idle_ms
    return idle or bool(now >= row["expires_at"])


async def _seen(session: str, now: int) -> None:
    """An update, never an insert: a slow request cannot bring a signed-out session back."""
    await Sessions.update({Sessions.seen_at: now}).where(Sessions.id == session)


async def end_session(session: str) -> None:
    await unit(_end, session)


async def _end(session: str) -> None:
    await Sessions.delete().where(Sessions.id == session)


async def end_sessions_of(who: str) -> None:
    """In a unit: everywhere at once, when a person's access is taken away or a code is changed."""
    await Sessions.delete().where(Sessions.who == who)


async def purge_sessions(now: int) -> None:
    """A timer: what has run out is removed."""
    await unit(_purge, now, settings().session_idle_ms)


async def _purge(now: int, idle: int) -> None:
    await Sessions.delete().where((Sessions.expires_at <= now) | (Sessions.seen_at < now - idle))
