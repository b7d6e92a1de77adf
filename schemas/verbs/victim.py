"""Verbs of a victim at the door."""

from schemas.verbs import Codes


class VictimAsk(Codes, tag="victim.ask"):
    """Somebody asked for a code; whether the address is known is not recorded."""

    purpose: str


class VictimEnter(Codes, tag="victim.enter"):
    """A code was spent and a session began."""


class VictimLeave(Codes, tag="victim.leave"):
    """The victim signed out; this browser's push subscription went with the session."""
