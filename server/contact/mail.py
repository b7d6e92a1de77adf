"""E-mail: by SMTP when the operator named a server, else a file a developer can read."""

import asyncio
import os
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import aiosmtplib
from msgspec import Struct

from server.contact.channel import ChannelError
from server.plumbing import clock
from server.plumbing.settings import settings

TIMEOUT = 20
FINAL = 500


class Mail(Struct, frozen=True):
    """One mail. `id` is the errand's: a provider that gets it twice can tell."""

    id: str
    to: str
    subject: str
    body: str
    lang: str


async def send_mail(mail: Mail) -> None:
    """Handed to the mail server, or ChannelError."""
    try:
        message = compose(mail)
    except ValueError as error:
        raise ChannelError(permanent=True) from error
    if settings().smtp_url:
        await _hand_over(message)
    else:
        await asyncio.to_thread(_keep_file, settings().data / "mail", mail.id, bytes(message))


def compose(mail: Mail) -> EmailMessage:
    """Plain text without links or pictures; the same id gives the same Message-ID."""
    sender = settings().mail_from
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = mail.to
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(datetime.fromtimestamp(clock.now() / 1000, UTC))
    message["Message-ID"] = f"<{mail.id}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.body)
    message["Content-Language"] = "cy, en" if mail.lang == "both" else mail.lang
    return message


async def _hand_over(message: EmailMessage) -> None:
    url = urlsplit(settings().smtp_url)
    try:
        await aiosmtplib.send(
            message,
            hostname=url.hostname,
            port=url.port,
            username=unquote(url.username) if url.username else None,
            password=unquote(url.password) if url.password else None,
            use_tls=url.scheme == "smtps",
            timeout=TIMEOUT,
        )
    except aiosmtplib.SMTPRecipientsRefused as error:
        raise ChannelError(permanent=all(r.code >= FINAL for r in error.recipients)) from error
    except aiosmtplib.SMTPResponseException as error:
        raise ChannelError(permanent=error.code >= FINAL) from error
    except (aiosmtplib.SMTPException, OSError) as error:
        raise ChannelError(permanent=False) from error


def _keep_file(folder: Path, name: str, content: bytes) -> None:
    """Written aside and then named, so that a reader never meets half a mail."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    aside = folder / f".{name}.new"
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
    aside.rename(folder / f"{name}.eml")
