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


def make_session(signed: Signed, now: int) -> tuple[str, Sessions]:
    """A fresh value at every sign-in, whatever cookie came along: for the cookie, and its row."""
    token = secrets.token_urlsafe(32)
    session = hashed(token)
    row = Sessions(
        id=session,
        kind=signed.kind,
        who=signed.id,
        role=signed.role,
        label=label_key(token).lock(signed.name, session),
        started_at=now,
        seen_at=now,
        expires_at=now + settings().session_max_ms,
    )
    return token, row


async def keep_session(row: Sessions) -> None:
    """In a unit."""
    await Sessions.insert(row)


async def open_session(kind: str, who: str, role: str, now: int, name: str = "") -> str:
    """Made and kept in a unit of its own; returns what the cookie holds."""
    token, row = make_session(Signed(kind=kind, id=who, role=role, name=name), now)
    await unit(keep_session, row)
    return token


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
    """`session` is Signed.session."""
    await unit(drop_session, session)


async def drop_session(session: str) -> None:
    """In a unit."""
    await Sessions.delete().where(Sessions.id == session)


async def end_session_before(request: Connection) -> None:
    """After a sign-in: what the browser's cookie stood for until now opens nothing any more."""
    if token := cookie_value(request, NAME):
        await unit(drop_session, hashed(token))


async def end_sessions_of(who: str) -> None:
    """In a unit: everywhere at once, when a person's access is taken away or a code is changed."""
    await Sessions.delete().where(Sessions.who == who)


async def purge_expired_sessions() -> None:
    """A timer, for the force in hand: what has run out is removed."""
    await unit(_purge, clock.now(), settings().session_idle_ms)


async def _purge(now: int, idle: int) -> None:
    await Sessions.delete().where((Sessions.expires_at <= now) | (Sessions.seen_at < now - idle))
