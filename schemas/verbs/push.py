"""Verbs about a browser's push subscription."""

from schemas.verbs import Codes


class PushSubscribe(Codes, tag="push.subscribe"):
    """A signed-in browser asked to be told by push."""

    address: str
    moved: bool


class PushForget(Codes, tag="push.forget"):
    """Push subscriptions ended: turned off, signed out, or gone at the push service."""

    addresses: int
    reason: str
