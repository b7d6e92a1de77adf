"""The life of a message: legal moves only, and exactly one of three ends."""

from piccolo.columns import Column

from schemas.occasion import Occasion
from schemas.verbs.message import MessageSend
from server.audit.actions.record import record
from server.contact.tables import Messages

MOVES = {
    "queued": {"held", "sending", "human"},
    "held": {"held", "sending", "human"},
    "sending": {"held", "sending", "sent", "failed", "human"},
    "sent": set(),
    "failed": set(),
    "human": set(),
}
ENDS = frozenset(state for state, onward in MOVES.items() if not onward)


def sources(state: str) -> list[str]:
    """From where a message may move to this state."""
    return [source for source, onward in MOVES.items() if state in onward]


async def move_message(
    occasion: Occasion, told: MessageSend, values: dict[Column | str, object]
) -> bool:
    """In a unit: False when the message cannot move there from where it is now."""
    if not sources(told.state):
        return False
    values = {**values, Messages.state: told.state}
    values |= {Messages.channel: told.channel, Messages.reason: told.reason}
    if told.state in ENDS:
        values[Messages.ended_at] = occasion.at
    moved = (
        await Messages.update(values)
        .where((Messages.id == told.message) & Messages.state.is_in(sources(told.state)))
        .returning(Messages.id)
    )
    if moved:
        await record(occasion, told.message, told)
    return bool(moved)
