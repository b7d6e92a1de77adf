"""Staff must look now, even when no tab is open. Words are neutral; the work is on the desk."""

from typing import Any

from schemas.occasion import Occasion
from schemas.verbs.message import MessageSend
from schemas.verbs.staff import StaffTell
from server.audit.actions.record import record
from server.audit.errand import Errand, Failed
from server.contact.actions.push_forget import forget_gone
from server.contact.channel import ChannelError
from server.contact.mail import Mail, send_mail
from server.contact.push_send import notice_of, open_address, send_push
from server.contact.states import ENDS, move_message
from server.contact.tables import Messages, PushAddresses
from server.contact.wordings import STAFF, STAFF_PUSH, mail_words
from server.forces.registry import force_here
from server.plumbing import clock
from server.plumbing.access.tables import Sessions
from server.plumbing.database import unit
from server.plumbing.keys import keys

NOBODY = ""
AGAIN = 15_000


async def tell_staff(occasion: Occasion, wording: str) -> str:
    """Call inside the unit: mails the force's alarm address and pushes to its officers."""
    message = occasion.derive("staff", wording)
    row = Messages(
        id=message,
        person=NOBODY,
        wording=wording,
        subject=NOBODY,
        due_at=occasion.at,
        made_at=occasion.at,
    )
    await Messages.insert(row).on_conflict(action="DO NOTHING", target=Messages.id)
    await record(occasion, message, StaffTell(wording=wording))
    return message


async def send_to_staff(errand: Errand) -> None:
    """The errand `staff.tell`: every officer's browser, and the mailbox until it takes it."""
    row = await Messages.select().where(Messages.id == errand.subject).first()
    if row is None or row["state"] in ENDS:
        return
    occasion = Occasion(by="peel", at=clock.now(), op=errand.id)
    first = row["state"] == "queued"
    if not await unit(_move, occasion, errand.subject, "sending"):
        return
    reached = await _push_all(occasion) if first else 0
    mailed = await _mail(errand)
    await unit(_move, occasion, errand.subject, "sent" if mailed or reached else "failed")


async def _move(occasion: Occasion, message: str, state: str) -> bool:
    told = MessageSend(message=message, state=state, channel="staff", reason="")
    return await move_message(occasion, told, {})


async def _mail(errand: Errand) -> bool:
    force = force_here()
    if not force.alarm_to:
        return False
    wanted = "both" if "cy" in force.languages else "en"
    words = mail_words(STAFF, wanted, {})
    try:
        await send_mail(Mail(errand.id, force.alarm_to, words.subject, words.body, wanted))
    except ChannelError as error:
        if error.permanent:
            return False
        raise Failed(retry_at=clock.now() + AGAIN) from error
    return True


async def _push_all(occasion: Occasion) -> int:
    """One officer's broken browser must not keep the alarm from the next."""
    rows = await PushAddresses.select().where(PushAddresses.owner.like("o:%"))
    return sum([await _push(occasion, row) for row in await _on_duty(occasion, rows)])


async def _on_duty(occasion: Occasion, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Only browsers in which an officer is still signed in."""
    if not rows:
        return []
    living = await Sessions.select(Sessions.id).where(
        Sessions.id.is_in([row["session"] for row in rows]) & (Sessions.expires_at > occasion.at)
    )
    signed_in = {session["id"] for session in living}
    return [row for row in rows if row["session"] in signed_in]


async def _push(occasion: Occasion, row: dict[str, Any]) -> bool:
    try:
        to = await open_address(row)
        notice = notice_of(STAFF_PUSH[to.lang], to, to.lang, "/desk")
        await send_push(to, notice, keys().index("topic/staff"))
    except ChannelError as error:
        if error.gone:
            await forget_gone(occasion, row["id"])
        return False
    return True
