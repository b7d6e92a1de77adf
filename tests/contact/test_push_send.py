"""A real push server gets what we send, decrypts it, and its answers are obeyed."""

import base64
import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from kit.mailbox import Mailbox
from kit.push_service import PushService
from server.audit.errand import Failed
from server.contact.actions.message_send import send_message
from server.contact.actions.push_subscribe import Subscriber, subscribe
from server.contact.channel import ChannelError
from server.contact.push_address import BadAddressError, PushAddress, read_subscription
from server.contact.push_send import notice_of, send_push, wait_of
from server.contact.tables import Messages, PushAddresses
from server.contact.wordings import PUSH
from server.plumbing import clock, outbound
from server.plumbing.keys import keys

pytestmark = pytest.mark.usefixtures("cwm")


@pytest.fixture(scope="module")
def service() -> Iterator[PushService]:
    running = PushService().start()
    yield running
    running.stop()


class Phone:
    """A browser subscribed at the push test server."""

    def __init__(self, service: PushService) -> None:
        self.service = service
        public = base64.urlsafe_b64encode(keys().vapid.public).rstrip(b"=").decode()
        self.subscription = service.subscribe(public)

    @property
    def address(self) -> PushAddress:
        return read_subscription(self.subscription, "https://cwm.example", "cy")

    def shown(self) -> list[dict[str, Any]]:
        return [json.loads(text) for text in self.service.received(self.subscription)]

    def expire(self) -> None:
        path = f"/expire-subscription/{self.subscription['clientHash']}"
        assert httpx.post(self.service.base + path).is_success


@pytest.fixture
async def phone(cwm: str, service: PushService, monkeypatch: pytest.MonkeyPatch) -> Phone:
    monkeypatch.setenv("PEEL_OUTBOUND_TEST_HOSTS", f"localhost:{service.port}")
    return Phone(service)


async def turn_on(room: Any, person: str, phone: Phone, session: str = "s1") -> None:
    await subscribe(room.occasion(f"v:{person}"), Subscriber(f"v:{person}", session), phone.address)


@pytest.fixture
async def subscriber(room: Any, safe: Any, phone: Phone) -> str:
    """A person whose phone is to be told."""
    person: str = await room.add(safe)
    await turn_on(room, person, phone)
    return person


async def test_push_goes_first_and_shows_the_same_neutral_words(
    room: Any, subscriber: str, phone: Phone, mailbox: Mailbox
) -> None:
    await send_message(await room.tell(subscriber))
    assert phone.shown() == [
        {
            "web_push": 8030,
            "notification": {
                "title": "You have an update",
                "body": "Open the app to read it.",
                "navigate": "https://cwm.example/case",
                "tag": "update",
                "lang": "en",
            },
        }
    ]
    assert not mailbox.messages
    assert (await Messages.select())[0]["channel"] == "push"


async def test_a_subscription_that_is_gone_is_deleted_and_the_mail_goes(
    room: Any, subscriber: str, phone: Phone, mailbox: Mailbox
) -> None:
    phone.expire()
    await send_message(await room.tell(subscriber))
    assert not await PushAddresses.select()
    assert len(mailbox.messages) == 1
    row = (await Messages.select())[0]
    assert (row["state"], row["channel"]) == ("sent", "email")


async def test_an_address_is_checked_again_when_sending(
    room: Any, subscriber: str, phone: Phone, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PEEL_OUTBOUND_TEST_HOSTS")
    await send_message(await room.tell(subscriber))
    assert phone.shown() == []
    assert not await PushAddresses.select()
    assert len(mailbox.messages) == 1


async def test_a_browser_that_moves_to_another_person_leaves_the_first(
    room: Any, safe: Any, phone: Phone
) -> None:
    await turn_on(room, await room.add(safe), phone)
    other = await room.add(type(safe)(email="ifan@example.com", contact_safe="yes", at_risk="no"))
    await turn_on(room, other, phone, "s2")
    rows = await PushAddresses.select(PushAddresses.owner)
    assert rows == [{"owner": f"v:{other}"}]


async def test_the_subscription_is_stored_locked(room: Any, safe: Any, phone: Phone) -> None:
    await turn_on(room, await room.add(safe), phone)
    row = (await PushAddresses.select())[0]
    for part in (phone.subscription["endpoint"], phone.subscription["clientHash"]):
        assert part not in repr(row)


BUSY = [(429, "120", 120_000), (503, "", 30_000), (500, "junk", 30_000), (0, "", 30_000)]


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
    assert wait_of({"Retry-After": "Sat, 21 Nov 2026 12:05:00 GMT"}) == 300
    assert wait_of({"Retry-After": "Fri, 20 Nov 2026 12:05:00 GMT"}) == 0
    assert wait_of({"Retry-After": "99999999"}) == 24 * 3600


@pytest.mark.parametrize("lang", ["en", "cy"])
async def test_the_notice_speaks_the_persons_language(phone: Phone, lang: str) -> None:
    notice = notice_of(PUSH[lang], phone.address, lang, "/case")
    await send_push(phone.address, notice, "topic")
    (shown,) = phone.shown()
    told = shown["notification"]
    assert told["title"] in {"You have an update", "Mae gennych ddiweddariad"}
    assert told["navigate"].endswith("/cy/case" if lang == "cy" else "/case")


async def test_an_inward_address_gets_no_call_at_all(service: PushService, phone: Phone) -> None:
    inward = f"http://127.0.0.1:{service.port}/notify/x"
    given = {**phone.subscription, "endpoint": inward}
    with pytest.raises(BadAddressError):
        read_subscription(given, "")
    address = PushAddress(inward, phone.address.p256dh, phone.address.auth)
    with pytest.raises(ChannelError) as refused:
        await send_push(address, notice_of(PUSH["en"], address, "en", "/case"), "topic")
    assert refused.value.gone
