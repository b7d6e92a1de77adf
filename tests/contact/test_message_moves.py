"""A message makes legal moves only, and waits longer each time."""

from typing import Any

import msgspec
import pytest

from schemas.verbs.message import MessageSend
from server.contact.actions import message_send
from server.contact.channel import ChannelError
from server.contact.states import MOVES, move_message
from server.contact.tables import Messages
from server.plumbing import clock
from server.plumbing.database import unit

pytestmark = pytest.mark.usefixtures("cwm")


async def _set(message: str, state: str) -> None:
    await Messages.update({Messages.state: state}).where(Messages.id == message)


@pytest.mark.parametrize("state", MOVES)
async def test_only_legal_moves_are_made(room: Any, safe: Any, state: str) -> None:
    errand = await room.tell(await room.add(safe))
    for target in MOVES:
        await unit(_set, errand.subject, state)
        told = MessageSend(message=errand.subject, state=target, channel="", reason="")
        occasion = room.occasion("peel")
        assert await unit(move_message, occasion, told, {}) == (target in MOVES[state])


async def test_waiting_doubles_and_a_provider_that_names_a_time_gets_it() -> None:
    now = clock.now()
    waits = [
        message_send._retry_at(now, ChannelError(permanent=False), n) - now for n in range(1, 9)
    ]
    assert waits == sorted(waits)
    assert waits[:3] == [30_000, 60_000, 120_000]
    assert max(waits) == 3_600_000
    asked = ChannelError(permanent=False, after=90)
    assert message_send._retry_at(now, asked, 1) - now == 90_000


async def test_what_breaks_every_time_becomes_an_officers_task(
    room: Any, safe: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: Any) -> None:
        raise OSError

    monkeypatch.setattr(message_send, "deliver", broken)
    errand = await room.tell(await room.add(safe))
    for attempts in range(1, 10):
        with pytest.raises(OSError):  # noqa: PT011 - any of them
            await message_send.send_message(msgspec.structs.replace(errand, attempts=attempts))
    await message_send.send_message(msgspec.structs.replace(errand, attempts=10))
    (row,) = await Messages.select()
    assert (row["state"], row["reason"]) == ("human", "not-delivered")
