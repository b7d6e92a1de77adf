"""A new address is proved by a code sent there, or given up; what was held goes on."""

from typing import Any

from piccolo.columns import Column

from schemas.occasion import Occasion
from schemas.verbs.contact import ContactConfirm
from server.audit.actions.record import record
from server.audit.errands import later
from server.contact.actions.contact_change import drop_new_address
from server.contact.codes import new_address_of
from server.contact.tables import ContactPoints, Envelopes, Messages


async def confirm_contact(occasion: Occasion, person: str, mailbox: str) -> bool:
    """In a unit, when the code was right. False when the mailbox is another person's already."""
    new = await new_address_of(person)
    taken = await ContactPoints.exists().where(
        (ContactPoints.hash == mailbox) & (ContactPoints.person != person)
    )
    if new is None or taken:
        return False
    await ContactPoints.delete().where(
        (ContactPoints.person == person)
        & (ContactPoints.kind == "email")
        & (ContactPoints.id != new["id"])
    )
    proved: dict[Column | str, Any] = {
        ContactPoints.hash: mailbox,
        ContactPoints.confirmed_at: occasion.at,
        ContactPoints.safe: True,
    }
    await ContactPoints.update(proved).where(ContactPoints.id == new["id"])
    await _go_on(occasion, person, new["id"])
    return True


async def keep_old_address(occasion: Occasion, person: str) -> None:
    """In a unit: the person gives the new address up."""
    await drop_new_address(person)
    await _go_on(occasion, person, "")


async def _go_on(occasion: Occasion, person: str, point: str) -> None:
    await Envelopes.update({Envelopes.held_at: 0}).where(Envelopes.id == person)
    held = await Messages.select(Messages.id).where(
        (Messages.person == person) & (Messages.state == "held")
    )
    for row in held:
        await later(occasion, "message.send", row["id"], occasion.at, row["id"])
    await record(occasion, person, ContactConfirm(point=point))
