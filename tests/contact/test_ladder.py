"""Which way is tried first, and when an officer takes over."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from server.contact.gate import Envelope, Hold, Human, Message, Point, Send, decide
from server.contact.quiet import is_quiet

START = int(datetime(2025, 1, 1, tzinfo=UTC).timestamp() * 1000)


def wall_minute(now: int) -> int:
    local = datetime.fromtimestamp(now // 1000, ZoneInfo("Europe/London"))
    return local.hour * 60 + local.minute


def test_push_goes_before_mail_and_mail_follows_when_push_is_gone() -> None:
    envelope = Envelope(at_risk="no", allow=("email", "push"))
    points = [Point("m", "email", True, 5), Point("p", "push", True, 9)]
    assert decide(envelope, points, Message(), START) == Send("push", "p")
    assert decide(envelope, points, Message(("p",)), START) == Send("email", "m")
    assert decide(envelope, points, Message(("p", "m")), START) == Human("no-safe-way")


def test_a_change_nobody_confirmed_holds_for_a_day_and_then_an_officer_is_asked() -> None:
    envelope = Envelope(at_risk="no", allow=("email",), held_at=START)
    points = [Point("m", "email", True, 5)]
    assert isinstance(decide(envelope, points, Message(), START + 1), Hold)
    later = START + 24 * 3_600_000
    assert decide(envelope, points, Message(), later) == Human("contact-unconfirmed")


def test_the_night_the_clocks_change_is_as_quiet_as_any_other() -> None:
    spring = int(datetime(2026, 3, 29, 0, 30, tzinfo=UTC).timestamp() * 1000)
    autumn = int(datetime(2026, 10, 25, 1, 30, tzinfo=UTC).timestamp() * 1000)
    for night in (spring, autumn):
        assert is_quiet(22 * 60, 8 * 60, night)
        decision = decide(
            Envelope(at_risk="no", allow=("email",), quiet_from=1320, quiet_to=480),
            [Point("m", "email", True, 5)],
            Message(),
            night,
        )
        assert isinstance(decision, Hold)
        assert wall_minute(decision.until) == 480
