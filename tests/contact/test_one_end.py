"""Whatever providers do, every message ends in exactly one way."""

from random import Random, SystemRandom
from typing import Any

import msgspec
import pytest

from server.audit.errand import Errand, FailedError
from server.audit.tables import AuditLines
from server.contact.actions import message_send
from server.contact.channel import ChannelError
from server.contact.states import ENDS
from server.contact.tables import Messages

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
