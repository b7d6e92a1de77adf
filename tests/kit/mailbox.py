"""A real SMTP server in the test process that keeps what it receives."""

import email
import email.policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

from kit.ports import free_port, until


class Mailbox:
    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.port = free_port()
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        return "250 kept"

    def start(self) -> "Mailbox":
        self.controller.start()
        return self

    def stop(self) -> None:
        self.controller.stop()

    def wait_for(self, address: str, after: int = 0, seconds: float = 20) -> EmailMessage:
        """The newest message to this address that came after the first `after` ones."""

        def arrived() -> list[EmailMessage]:
            return [m for m in self.messages[after:] if address in str(m["to"])]

        until(arrived, seconds)
        return arrived()[-1]
