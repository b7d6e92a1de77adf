"""A message goes out by the way the gate chose, in the person's language and wording."""

from msgspec import Struct

from server.contact.channel import ChannelError
from server.contact.gate import Send
from server.contact.mail import Mail, send_mail
from server.contact.push_send import notice_of, open_address, row_of, send_push
from server.contact.reach import Reach
from server.contact.tables import ContactPoints
from server.contact.wordings import FULL, NEUTRAL, PUSH, Words, mail_words
from server.forces.locking import ErasedError, key_of
from server.forces.registry import force_here
from server.plumbing.keys import keys


class Parcel(Struct, frozen=True):
    """What to hand over: `errand` is the id by which a provider knows a repeat."""

    errand: str
    person: str
    subject: str


async def deliver(parcel: Parcel, reach: Reach, way: Send) -> None:
    """Delivered to the provider, or ChannelError. A destroyed key ends every way at once."""
    try:
        await (_push if way.channel == "push" else _mail)(parcel, reach, way)
    except ErasedError as error:
        raise ChannelError(permanent=True) from error


async def _push(parcel: Parcel, reach: Reach, way: Send) -> None:
    row = await row_of(way.point)
    if row is None or row["owner"] != f"v:{parcel.person}":
        raise ChannelError(permanent=True)
    to = await open_address(row)
    lang = reach.language if reach.language in PUSH else to.lang
    topic = keys().index(f"topic/{parcel.person}/{parcel.subject}")
    await send_push(to, notice_of(PUSH[lang], to, lang, "/case"), topic)


async def _mail(parcel: Parcel, reach: Reach, way: Send) -> None:
    to = await address_of(way.point)
    words = words_of(reach)
    await send_mail(Mail(parcel.errand, to, words.subject, words.body, reach.language))


def words_of(reach: Reach) -> Words:
    """The force is named only to who asked for full messages."""
    force = force_here()
    names = {lang: {"force": force.name_in(lang)} for lang in ("en", "cy")}
    return mail_words(FULL if reach.envelope.wording == "full" else NEUTRAL, reach.language, names)


async def address_of(point: str) -> str:
    """The e-mail address or number of a contact point."""
    row = (
        await ContactPoints.select(ContactPoints.person, ContactPoints.address)
        .where(ContactPoints.id == point)
        .first()
    )
    if row is None:
        raise ChannelError(permanent=True)
    key = await key_of(row["person"])
    return key.unlock_text(bytes(row["address"]), f"contact_points/{row['person']}")
