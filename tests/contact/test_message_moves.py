"""A message makes legal moves only, and waits longer each time."""

from typing import Any

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
