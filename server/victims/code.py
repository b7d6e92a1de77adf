"""A six-digit code that is derived, never stored, and the browser it is bound to."""

import hashlib
import hmac
import re
import secrets

from msgspec import Struct

from schemas.ids import uuid7
from server.plumbing.keys import keys

COOKIE = "peel_code"
LIFE = 15 * 60_000
TRIES = 5
PER_HOUR, PER_DAY = 5, 20
SHAPE = re.compile(r"([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})")
NO_REQUEST = "00000000-0000-7000-8000-000000000000"


class Ticket(Struct, frozen=True):
    """What the browser's cookie holds: which request, and that it was this browser."""

    id: str
    secret: str

    def text(self) -> str:
        return f"{self.id}.{self.secret}"

    def browser(self) -> str:
        return hashlib.sha256(self.secret.encode()).hexdigest()


def new_ticket(now: int) -> Ticket:
    return Ticket(uuid7(now), secrets.token_urlsafe(32))


def read_ticket(cookie: str) -> Ticket:
    """A cookie nobody gave leads to a request that does not exist."""
    found = SHAPE.fullmatch(cookie)
    return Ticket(found[1], found[2]) if found else Ticket(NO_REQUEST, "")


def code_of(request: str) -> str:
    """Six digits from the request's id under the force's index key: the table tells nobody."""
    return f"{int(keys().index(f'code/{request}'), 16) % 1_000_000:06d}"


def is_code(request: str, typed: str) -> bool:
    digits = re.sub(r"[\s-]", "", typed)
    return hmac.compare_digest(digits.encode(), code_of(request).encode())
