"""What a push service answers is obeyed."""

from typing import Any

import pytest

from kit.mailbox import Mailbox
from server.audit.errand import Failed
from server.contact.actions.message_send import send_message
from server.contact.push_send import wait_of
from server.contact.tables import Messages, PushAddresses
from server.plumbing import clock, outbound

pytestmark = pytest.mark.usefixtures("cwm")
BUSY = [(429, "120", 120_000), (503, "", 30_000), (500, "junk", 30_000), (0, "", 30_000)]


async def test_a_subscription_that_is_gone_is_deleted_and_the_mail_goes(
    room: Any, subscriber: str, phone: Any, mailbox: Mailbox
) -> None:
    phone.expire()
    await send_message(await room.tell(subscriber))
    assert not await PushAddresses.select()
    assert len(mailbox.messages) == 1
    row = (await Messages.select())[0]
    assert (row["state"], row["channel"]) == ("sent", "email")


@pytest.mark.parametrize("answer", BUSY)
async def test_a_push_service_that_is_busy_is_left_alone_for_a_while(
    room: Any, subscriber: str, monkeypatch: Any, answer: tuple[int, str, int]
) -> None:
    status, after, wait = answer

    async def answering(*_: Any) -> outbound.Answered:
        return outbound.Answered(status, {"retry-AFTER": after} if after else {})

    monkeypatch.setattr(outbound, "post", answering)
    with pytest.raises(Failed) as failed:
        await send_message(await room.tell(subscriber))
    assert failed.value.retry_at == clock.now() + wait
    assert (await Messages.select())[0]["state"] == "sending"
    assert await PushAddresses.select()


async def test_retry_after_may_be_a_date() -> None:
    assert wait_of({"Retry-After": "Sat, 21 Nov 2065 12:05:00 GMT"}) == 300
    assert wait_of({"Retry-After": "Fri, 20 Nov 2026 12:05:00 GMT"}) == 0
    assert wait_of({"Retry-After": "99999999"}) == 24 * 3600
