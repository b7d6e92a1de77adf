"""The browser's secret is the only way to its drafts: at rest the server cannot read them."""

import hashlib
import hmac
import re
import secrets
from base64 import urlsafe_b64encode

from server.plumbing.locking import DataKey

COOKIE = "peel_draft"
SECONDS = 28 * 24 * 3600
SHAPE = re.compile(r"[A-Za-z0-9_-]{43}")


def new_secret() -> str:
    return urlsafe_b64encode(secrets.token_bytes(32)).decode().rstrip("=")


def is_secret(text: str) -> bool:
    return SHAPE.fullmatch(text) is not None


def owner_of(secret: str) -> str:
    """Finds a browser's drafts without telling its secret."""
    return hashlib.sha256(b"peel draft owner " + secret.encode()).hexdigest()


def key_for(secret: str, draft_id: str) -> DataKey:
    """Each draft its own key."""
    about = b"peel draft key " + draft_id.encode()
    return DataKey(hmac.digest(secret.encode(), about, "sha256"))
