"""A subscription is its owner's, locked, and checked again at every send."""

from typing import Any

import pytest

from kit.mailbox import Mailbox
from kit.push_service import PushService
from server.contact.actions.message_send import send_message
from server.contact.channel import ChannelError
from server.contact.push_address import BadAddressError, PushAddress, read_subscription
from server.contact.push_send import notice_of, send_push
from server.contact.tables import PushAddresses
from server.contact.wordings import PUSH

pytestmark = pytest.mark.usefixtures("cwm")


async def test_an_address_is_checked_again_when_sending(
    room: Any, subscriber: str, phone: Any, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PEEL_OUTBOUND_TEST_HOSTS")
    await send_message(await room.tell(subscriber))
    assert phone.shown() == []
    assert not await PushAddresses.select()
    assert len(mailbox.messages) == 1


async def test_a_browser_that_moves_to_another_person_leaves_the_first(
    room: Any, safe: Any, phone: Any
) -> None:
    await room.turn_on(await room.add(safe), phone)
    other = await room.add(type(safe)(email="ifan@example.com", contact_safe="yes", at_risk="no"))
    await room.turn_on(other, phone, "s2")
    rows = await PushAddresses.select(PushAddresses.owner)
    assert rows == [{"owner": f"v:{other}"}]


async def test_the_subscription_is_stored_locked(room: Any, safe: Any, phone: Any) -> None:
    await room.turn_on(await room.add(safe), phone)
    row = (await PushAddresses.select())[0]
    for part in (phone.subscription["endpoint"], phone.subscription["clientHash"]):
        assert part not in repr(row)


async def test_an_inward_address_gets_no_call_at_all(service: PushService, phone: Any) -> None:
    inward = f"http://127.0.0.1:{service.port}/notify/x"
    given = {**phone.subscription, "endpoint": inward}
    with pytest.raises(BadAddressError):
        read_subscription(given, "")
    address = PushAddress(inward, phone.address.p256dh, phone.address.auth)
    with pytest.raises(ChannelError) as refused:
        await send_push(address, notice_of(PUSH["en"], address, "en", "/case"), "topic")
    assert refused.value.gone
