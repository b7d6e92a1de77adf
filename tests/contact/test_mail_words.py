"""Without a server a mail is a file; no mail holds a link."""

import email
import email.policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from server.contact.mail import Mail, send_mail
from server.contact.wordings import CODE, FULL, NEUTRAL, mail_words

MAIL = Mail("0190-errand", "siân@example.com", "Mae gennych ddiweddariad", "Ŵy a thŷ.\n", "cy")


async def test_without_a_mail_server_the_mail_becomes_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEEL_DATA", str(tmp_path))
    await send_mail(MAIL)
    await send_mail(MAIL)
    (path,) = (tmp_path / "mail").iterdir()
    assert path.name == "0190-errand.eml"
    assert path.stat().st_mode & 0o077 == 0
    said = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(said, EmailMessage)
    assert said.get_content().strip() == "Ŵy a thŷ."


def test_no_mail_holds_a_link_and_only_full_ones_name_the_force() -> None:
    given = {lang: {"force": "Cwm and Vale Police", "code": "123456"} for lang in ("en", "cy")}
    for wanted in ("en", "cy", "both", "bsl"):
        for wording in (NEUTRAL, FULL, CODE):
            words = mail_words(wording, wanted, given)
            said = words.subject + words.body
            assert "http" not in said
            assert "{" not in said
            assert ("Police" in said) == (wording is FULL)


def test_what_is_filled_in_is_never_read_as_a_placeholder() -> None:
    words = mail_words(FULL, "en", {"en": {"force": "{code} {force}"}})
    assert words.subject == "An update from {code} {force}"
