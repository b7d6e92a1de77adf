"""A grave report that nobody opens reaches staff outside the browser tab."""

from typing import Any

import msgspec
import pytest

from kit.mailbox import Mailbox
from server.audit.errand import Failed
from server.contact.actions.staff_tell import send_to_staff, tell_staff
from server.contact.tables import Messages
from server.forces import registry
from server.plumbing.database import unit

pytestmark = pytest.mark.usefixtures("cwm")


@pytest.fixture
def alarmed(cwm: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The force named an alarm address."""
    known = registry.forces()
    told = {key: msgspec.structs.replace(force, alarm_to="desk@cwm.example", id="")
            for key, force in known.items()}  # fmt: skip
    monkeypatch.setenv("PEEL_FORCES", msgspec.json.encode(told).decode())


@pytest.mark.usefixtures("alarmed")
async def test_the_alarm_address_is_told_in_neutral_words_once(mailbox: Mailbox, room: Any) -> None:
    message = await unit(tell_staff, room.occasion("peel"), "report-unopened")
    (errand,) = await room.errands(message)
    assert errand.action == "staff.tell"
    await send_to_staff(errand)
    await send_to_staff(errand)
    (mail,) = mailbox.messages
    assert mail["to"] == "desk@cwm.example"
    assert mail["subject"] == "Mae gwaith yn aros / Work is waiting"
    assert (await Messages.select())[0]["state"] == "sent"


@pytest.mark.usefixtures("alarmed")
async def test_an_alarm_is_tried_again_until_the_mail_server_takes_it(
    mailbox: Mailbox, room: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = await unit(tell_staff, room.occasion("peel"), "report-unopened")
    (errand,) = await room.errands(message)
    with monkeypatch.context() as away:
        away.setenv("PEEL_SMTP_URL", "smtp://127.0.0.1:9")
        with pytest.raises(Failed):
            await send_to_staff(errand)
    await send_to_staff(errand)
    assert len(mailbox.messages) == 1


async def test_a_force_without_an_alarm_address_ends_as_failed(mailbox: Mailbox, room: Any) -> None:
    message = await unit(tell_staff, room.occasion("peel"), "report-unopened")
    await send_to_staff((await room.errands(message))[0])
    assert (await Messages.select())[0]["state"] == "failed"
    assert not mailbox.messages
