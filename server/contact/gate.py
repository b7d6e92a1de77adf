"""The one gate before every message: values in, a decision out. Doubt always ends with a human.

Rules, in this order:
1. A person at risk, or whose risk nobody knows, is told by an officer, unless they permitted more.
2. A change of contact not yet confirmed holds everything; after a day an officer takes over.
3. Somebody who chose no messages gets none from a machine.
4. Only a way the person confirmed as safe and allowed is used, the least exposed first.
5. Never in the person's quiet hours.
"""

from msgspec import Struct

from server.contact.quiet import is_quiet, quiet_until

LADDER = ("push", "email")
HOLD_STEP = 15 * 60_000
HOLD_MOST = 24 * 3_600_000


class Envelope(Struct, frozen=True):
    """The rules one person set, and what is known about their danger."""

    at_risk: str = "unknown"
    permits: bool = False
    wording: str = "neutral"
    allow: tuple[str, ...] = ()
    quiet_from: int = 0
    quiet_to: int = 0
    held_at: int = 0


class Point(Struct, frozen=True):
    """One way to reach the person. Confirmed: they said, or showed, that it is theirs."""

    id: str
    channel: str
    safe: bool = False
    confirmed_at: int = 0


class Message(Struct, frozen=True):
    """What the gate needs of a message: the ways that have failed for good."""

    tried: tuple[str, ...] = ()


class Send(Struct, frozen=True):
    """Send it now, this one way."""

    channel: str
    point: str


class Hold(Struct, frozen=True):
    """Ask again at this moment."""

    until: int


class Human(Struct, frozen=True):
    """A machine may not tell this; an officer decides how."""

    reason: str


Decision = Send | Hold | Human


def may_machine(envelope: Envelope) -> bool:
    """Unknown risk counts as at risk; only an explicit permission lifts it."""
    return envelope.at_risk == "no" or (envelope.at_risk == "yes" and envelope.permits)


def open_ways(envelope: Envelope, points: list[Point], message: Message) -> list[Point]:
    """Ways that are safe, confirmed, allowed and have not failed, in the order of the ladder."""
    return sorted(
        (
            point
            for point in points
            if point.safe is True
            and point.confirmed_at > 0
            and point.channel in LADDER
            and point.channel in envelope.allow
            and point.id not in message.tried
        ),
        key=lambda point: (LADDER.index(point.channel), -point.confirmed_at, point.id),
    )


def decide(envelope: Envelope, points: list[Point], message: Message, now: int) -> Decision:
    """How, when and whether a machine may tell this person now."""
    stop = _stop(envelope, now)
    if stop:
        return stop
    ways = open_ways(envelope, points, message)
    if not ways:
        return Human("no-safe-way")
    if is_quiet(envelope.quiet_from, envelope.quiet_to, now):
        return Hold(quiet_until(envelope.quiet_to, now))
    return Send(ways[0].channel, ways[0].id)


def _stop(envelope: Envelope, now: int) -> Decision | None:
    if not may_machine(envelope):
        return Human("at-risk" if envelope.at_risk == "yes" else "risk-unknown")
    if envelope.held_at:
        waited = now - envelope.held_at
        return Hold(now + HOLD_STEP) if waited < HOLD_MOST else Human("contact-unconfirmed")
    return None if envelope.wording in {"neutral", "full"} else Human("chose-no-messages")


def may_answer(envelope: Envelope, point: Point) -> bool:
    """A code somebody asked for just now: quiet hours do not count, danger and safety do."""
    return may_machine(envelope) and point.safe is True and point.confirmed_at > 0
