"""A mailbox is found again by the keyed hash of its address, never by the address."""

from server.contact.tables import ContactPoints
from server.plumbing.keys import keys


def mailbox(email: str) -> str:
    return keys().index(f"email/{email}")


async def person_of(email: str) -> str:
    """The person who reads this mailbox, or nothing."""
    point = (
        await ContactPoints.select(ContactPoints.person)
        .where(ContactPoints.hash == mailbox(email))
        .first()
    )
    return point["person"] if point else ""
