"""A mailbox is found again by the keyed hash of its address, never by the address."""

from server.contact.tables import ContactPoints
from server.plumbing.keys import keys


def mailbox(email: str) -> str:
    return keys().index(f"email/{email}")


async def reader_of(index: str) -> str:
    """The person who reads the mailbox with this hash, or nothing."""
    point = (
        await ContactPoints.select(ContactPoints.person).where(ContactPoints.hash == index).first()
    )
    return str(point["person"]) if point else ""
