"""The errand `code.send`: finds out whether the address is known, away from who asked."""

from typing import Any

from server.audit.errand import Errand, Failed
from server.contact.channel import ChannelError
from server.contact.codes import is_open_to_codes, mail_code, mail_code_to_new
from server.plumbing import clock
from server.plumbing.database import unit
from server.victims.code import PER_DAY, PER_HOUR, code_of
from server.victims.tables import CodeRequests

HOUR = 3_600_000


async def send_code(errand: Errand) -> None:
    """A repeat sends the same code under the same id; what has run out is let go."""
    row = await CodeRequests.select().where(CodeRequests.id == errand.subject).first()
    now = clock.now()
    if row is None or row["used_at"] or row["expires_at"] <= now or await _is_too_often(row, now):
        return
    if row["purpose"] == "sign-in" and not await is_open_to_codes(row["hash"]):
        return
    await unit(_mark, row["id"], now)
    try:
        await _mail(errand.id, row)
    except ChannelError as error:
        raise Failed(permanent=error.permanent) from error


async def _mail(errand: str, row: dict[str, Any]) -> None:
    if row["purpose"] == "sign-in":
        await mail_code(errand, row["hash"], code_of(row["id"]))
    else:
        await mail_code_to_new(errand, row["person"], code_of(row["id"]))


async def _mark(request: str, now: int) -> None:
    """Only a code that was sent can be spent, so guesses cannot outnumber the mails."""
    await CodeRequests.update({CodeRequests.sent_at: now}).where(CodeRequests.id == request)


async def _is_too_often(row: dict[str, Any], now: int) -> bool:
    others = await CodeRequests.select(CodeRequests.sent_at).where(
        (CodeRequests.hash == row["hash"])
        & (CodeRequests.id != row["id"])
        & (CodeRequests.sent_at > now - 24 * HOUR)
    )
    this_hour = sum(other["sent_at"] > now - HOUR for other in others)
    return this_hour >= PER_HOUR or len(others) >= PER_DAY
