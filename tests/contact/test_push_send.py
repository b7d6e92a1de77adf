"""A real push server gets what we send and can decrypt it."""

from typing import Any

import pytest

from kit.mailbox import Mailbox
from server.contact.actions.message_send import send_message
from server.contact.push_send import notice_of, send_push
from server.contact.tables import Messages
from server.contact.wordings import PUSH

pytestmark = pytest.mark.usefixtures("cwm")


async def test_push_goes_first_and_shows_the_same_neutral_words(
    room: Any, subscriber: str, phone: Any, mailbox: Mailbox
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


@pytest.mark.parametrize("lang", ["en", "cy"])
async def test_the_notice_speaks_the_persons_language(phone: Any, lang: str) -> None:
    notice = notice_of(PUSH[lang], phone.address, lang, "/case")
    await send_push(phone.address, notice, "topic")
    (shown,) = phone.shown()
    told = shown["notification"]
    assert told["title"] in {"You have an update", "Mae gennych ddiweddariad"}
    assert told["navigate"].endswith("/cy/case" if lang == "cy" else "/case")
