"""The caller learns whether a refused mail may be tried again."""

from typing import Any

import pytest
from aiosmtpd.controller import Controller

from kit.ports import free_port
from server.contact.channel import ChannelError
from server.contact.mail import Mail, send_mail

PLAIN = Mail("0190-errand", "sian@example.com", "Mae gennych ddiweddariad", "Ŵy a thŷ.\n", "cy")


class Refusing:
    """A mail server that answers every recipient with the same words."""

    def __init__(self, answer: str) -> None:
        self.answer = answer
        self.port = free_port()
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)

    async def handle_RCPT(self, *_: Any) -> str:  # noqa: N802 - the server's own name for it
        return self.answer


@pytest.mark.parametrize(
    ("answer", "permanent"), [("550 no such user", True), ("451 later", False)]
)
async def test_a_refusal_is_for_good_or_for_now(
    monkeypatch: pytest.MonkeyPatch, answer: str, permanent: bool
) -> None:
    server = Refusing(answer)
    server.controller.start()
    monkeypatch.setenv("PEEL_SMTP_URL", f"smtp://127.0.0.1:{server.port}")
    with pytest.raises(ChannelError) as refused:
        await send_mail(PLAIN)
    server.controller.stop()
    assert refused.value.permanent is permanent


async def test_a_mail_server_that_is_away_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEEL_SMTP_URL", f"smtp://127.0.0.1:{free_port()}")
    with pytest.raises(ChannelError) as refused:
        await send_mail(PLAIN)
    assert not refused.value.permanent
