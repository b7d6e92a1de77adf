"""There is something to tell a person."""

from schemas.occasion import Occasion
from schemas.verbs.message import MessageQueue
from server.audit.actions.record import record
from server.contact.tables import Messages


async def queue_message(occasion: Occasion, person: str, wording: str, subject: str) -> str:
    """Call inside the unit. The gate decides later how, when and whether a machine may tell it."""
    message = occasion.derive("message", person, wording, subject)
    row = Messages(
        id=message,
        person=person,
        wording=wording,
        subject=subject,
        due_at=occasion.at,
        made_at=occasion.at,
    )
    await Messages.insert(row).on_conflict(action="DO NOTHING", target=Messages.id)
    await record(occasion, message, MessageQueue(message=message, wording=wording))
    return message
