"""Whatever providers do, every message ends in exactly one way and no phone is told twice."""

from random import Random, SystemRandom
from typing import Any

import msgspec
import pytest

from schemas.verbs.message import MessageSend
from server.audit.errand import Errand, FailedError
from server.audit.tables import AuditLines
from server.contact.actions import message_send
from server.contact.channel import ChannelError
from server.contact.states import ENDS, MOVES, move_message
from server.contact.tables import Messages
from server.plumbing import clock
from server.plumbing.database import unit

pytestmark = pytest.mark.usefixtures("cwm")


class Provider:
    """Delivers, refuses for good or for now, or breaks, as luck has it."""

    def __init__(self, luck: Random) -> None:
        self.luck, self.delivered = luck, 0

    async def deliver(self, *_: Any) -> None:
        fate = self.luck.random()
        if fate < 0.5:
            raise ChannelError(permanent=False, after=self.luck.choice([0, 60]))
        if fate < 0.6:
            raise ChannelError(permanent=True, gone=self.luck.random() < 0.5)
        if fate < 0.65:
            raise OSError
        self.delivered += 1


async def run_to_the_end(errand: Errand) -> None:
    """As the worker does: again after a failure, at most ten times, sometimes twice."""
    for attempts in range(1, 11):
        try:
            await message_send.send_message(msgspec.structs.replace(errand, attempts=attempts))
            await message_send.send_message(msgspec.structs.replace(errand, attempts=attempts))
        except (FailedError, OSError):
            continue
        return


async def test_forty_messages_through_bad_providers_all_end_once(
    room: Any, safe: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed = SystemRandom().randrange(2**32)
    print(f"seed {seed}")
    provider = Provider(Random(seed))
    monkeypatch.setattr(message_send, "deliver", provider.deliver)
    person = await room.add(safe)
    for number in range(40):
        await run_to_the_end(await room.tell(person, f"case-{number}"))
    rows = await Messages.select(Messages.id, Messages.state)
    assert {row["state"] for row in rows} == {"sent", "human"}
    assert sum(row["state"] == "sent" for row in rows) == provider.delivered
    for row in rows:
        lines = await AuditLines.select(AuditLines.codes).where(AuditLines.subject == row["id"])
        said = [msgspec.json.decode(line["codes"]) for line in lines]
        assert sum(one.get("state") in ENDS for one in said) == 1


@pytest.mark.parametrize("state", MOVES)
async def test_only_legal_moves_are_made(room: Any, safe: Any, state: str) -> None:
    errand = await room.tell(await room.add(safe))
    for target in MOVES:
        await unit(_set, errand.subject, state)
        told = MessageSend(message=errand.subject, state=target, channel="", reason="")
        occasion = room.occasion("peel")
        assert await unit(move_message, occasion, told, {}) == (target in MOVES[state])


async def _set(message: str, state: str) -> None:
    await Messages.update({Messages.state: state}).where(Messages.id == message)


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
