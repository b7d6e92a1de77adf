"""The errand `message.send`: reads what is true now, asks the gate, and does what it says."""

from typing import Any

import msgspec

from schemas.occasion import Occasion
from schemas.verbs.message import MessageSend
from server.audit.errand import Errand, Failed
from server.audit.errands import later
from server.contact.actions.push_forget import forget_gone
from server.contact.channel import ChannelError
from server.contact.deliver import Parcel, deliver
from server.contact.gate import Decision, Hold, Human, Message, Send, decide
from server.contact.reach import Reach, reach_of
from server.contact.states import ENDS, move_message
from server.contact.tables import Messages
from server.officers.actions.task_open import open_task
from server.plumbing import clock
from server.plumbing.database import unit

PATIENCE = 4  # tries of one way before the next
LAST = 9  # tries of one errand; the tenth, after which the worker gives up, goes to an officer
FIRST_WAIT, LAST_WAIT = 30_000, 3_600_000


async def send_message(errand: Errand) -> None:
    """Goes down the ladder in one run; only waiting makes it a later one."""
    while True:
        row = await Messages.select().where(Messages.id == errand.subject).first()
        if row is None or row["state"] in ENDS:
            return
        reach = await reach_of(row["person"])
        decision = _decision(errand, row, reach)
        if not isinstance(decision, Send):
            await unit(_wait_or_hand_over, _peel(errand), row, decision)
            return
        if await _try(errand, row, reach, decision):
            return


def _decision(errand: Errand, row: dict[str, Any], reach: Reach) -> Decision:
    if errand.attempts > LAST:
        return Human("not-delivered")
    tried = tuple(msgspec.json.decode(row["tried"], type=list[str]))
    return decide(reach.envelope, reach.points, Message(tried), clock.now())


async def _wait_or_hand_over(occasion: Occasion, row: dict[str, Any], decision: Decision) -> None:
    if isinstance(decision, Human):
        told = MessageSend(message=row["id"], state="human", channel="", reason=decision.reason)
        if await move_message(occasion, told, {}):
            await open_task(occasion, "message-by-hand", row["subject"])
    elif isinstance(decision, Hold):
        told = MessageSend(message=row["id"], state="held", channel="", reason="not-now")
        if await move_message(occasion, told, {Messages.due_at: decision.until}):
            await later(occasion, "message.send", row["id"], decision.until, row["id"])


async def _try(errand: Errand, row: dict[str, Any], reach: Reach, way: Send) -> bool:
    """True when there is no more to do; False when another way must be found."""
    occasion, attempts = _peel(errand), row["attempts"] + 1
    if not await unit(_start, occasion, row["id"], (way.channel, attempts)):
        return True
    try:
        await deliver(Parcel(occasion.op, row["person"], row["subject"]), reach, way)
    except ChannelError as error:
        return await _failed(errand, (row, attempts), way, error)
    told = MessageSend(message=row["id"], state="sent", channel=way.channel, reason="")
    await unit(move_message, occasion, told, {})
    return True


async def _failed(
    errand: Errand, tried: tuple[dict[str, Any], int], way: Send, error: ChannelError
) -> bool:
    """For good: the next way. For now: later, as long as there is patience."""
    row, attempts = tried
    if error.gone:
        await forget_gone(_peel(errand), way.point)
    if error.permanent or attempts >= PATIENCE:
        await unit(_give_up_way, row, way.point)
        return False
    raise Failed(retry_at=_retry_at(clock.now(), error, attempts)) from error


def _peel(errand: Errand) -> Occasion:
    return Occasion(by="peel", at=clock.now(), op=errand.id)


async def _start(occasion: Occasion, message: str, trial: tuple[str, int]) -> bool:
    channel, attempts = trial
    told = MessageSend(message=message, state="sending", channel=channel, reason="")
    return await move_message(occasion, told, {Messages.attempts: attempts})


async def _give_up_way(row: dict[str, Any], point: str) -> None:
    tried = [*msgspec.json.decode(row["tried"], type=list[str]), point]
    said = msgspec.json.encode(tried).decode()
    await Messages.update({Messages.tried: said, Messages.attempts: 0}).where(
        Messages.id == row["id"]
    )


def _retry_at(now: int, error: ChannelError, attempts: int) -> int:
    """What the provider asked for, else twice as long each time."""
    wait = error.after * 1000 or min(FIRST_WAIT * 2 ** (attempts - 1), LAST_WAIT)
    return now + wait
