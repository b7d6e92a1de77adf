"""A one-time code goes to a mailbox somebody asked for just now, if it is safe to write there."""

from server.contact.deliver import address_of
from server.contact.gate import may_answer
from server.contact.mail import Mail, send_mail
from server.contact.reach import reach_of
from server.contact.tables import ContactPoints
from server.contact.wordings import CODE, mail_words


async def is_open_to_codes(mailbox: str) -> bool:
    """Known, safe and confirmed, of a person a machine may write to."""
    return bool(await _point_of(mailbox))


async def mail_code(errand: str, mailbox: str, code: str) -> None:
    """To the mailbox with this keyed hash; nothing happens when it is not open to codes."""
    point, language = await _point_of(mailbox) or ("", "")
    if point:
        await _mail(errand, (point, language), code)


async def mail_code_to_new(errand: str, person: str, code: str) -> None:
    """To an address the signed-in person has just named and not yet confirmed."""
    row = await new_address_of(person)
    reach = await reach_of(person)
    if row and reach.envelope.at_risk == "no":
        await _mail(errand, (row["id"], reach.language), code)


async def new_address_of(person: str) -> dict[str, str] | None:
    row: dict[str, str] | None = (
        await ContactPoints.select(ContactPoints.id, ContactPoints.hash)
        .where(
            (ContactPoints.person == person)
            & (ContactPoints.kind == "email")
            & (ContactPoints.confirmed_at == 0)
        )
        .first()
    )
    return row


async def _mail(errand: str, to: tuple[str, str], code: str) -> None:
    point, language = to
    words = mail_words(CODE, language, {"en": {"code": code}, "cy": {"code": code}})
    mail = Mail(errand, await address_of(point), words.subject, words.body, language)
    await send_mail(mail)


async def _point_of(mailbox: str) -> tuple[str, str] | None:
    row = (
        await ContactPoints.select(ContactPoints.id, ContactPoints.person)
        .where(ContactPoints.hash == mailbox)
        .first()
    )
    reach = await reach_of(row["person"] if row else "")
    for point in reach.points:
        if row and point.id == row["id"] and may_answer(reach.envelope, point):
            return point.id, reach.language
    return None
