"""A mail reaches the mail server whole, as it was written."""

import pytest

from kit.mailbox import Mailbox
from server.contact.channel import ChannelError
from server.contact.mail import Mail, send_mail

PLAIN = Mail("0190-errand", "sian@example.com", "Mae gennych ddiweddariad", "Ŵy a thŷ.\n", "cy")


async def test_welsh_letters_arrive_as_they_were_written(mailbox: Mailbox) -> None:
    await send_mail(PLAIN)
    (mail,) = mailbox.messages
    assert mail.get_content().strip() == "Ŵy a thŷ."
    assert mail["subject"] == "Mae gennych ddiweddariad"
    assert mail["content-language"] == "cy"
    assert mail["auto-submitted"] == "auto-generated"
    assert mail["message-id"] == "<0190-errand@localhost>"


@pytest.mark.parametrize("to", ["a@example.com\r\nBcc: b@example.com", "a@example.com\nX: y"])
async def test_an_address_cannot_add_a_header(mailbox: Mailbox, to: str) -> None:
    with pytest.raises(ChannelError) as refused:
        await send_mail(Mail("0190", to, "s", "b", "en"))
    assert refused.value.permanent
    assert not mailbox.messages
