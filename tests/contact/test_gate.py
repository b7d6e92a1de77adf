"""Whatever rules a person sets, a machine never breaks them."""

from datetime import UTC, datetime
from random import Random, SystemRandom
from zoneinfo import ZoneInfo

import pytest

from server.contact.gate import Envelope, Hold, Human, Message, Point, Send, decide

START = int(datetime(2025, 1, 1, tzinfo=UTC).timestamp() * 1000)
YEARS = 2 * 366 * 24 * 3_600_000
CHANNELS = ["push", "email", "phone", "letter", "sms", "pigeon"]


def some_point(luck: Random) -> Point:
    return Point(
        id=luck.choice("abcdef"),
        channel=luck.choice(["push", "email", "email", "phone", "letter", ""]),
        safe=luck.random() < 0.7,
        confirmed_at=luck.choice([0, 1, START]),
    )


def some_minute(luck: Random, now: int) -> int:
    """Often the very minute, or the one beside it."""
    near = (wall_minute(now) + luck.choice([-1, 0, 0, 1])) % 1440
    return luck.choice([near, luck.randint(0, 1440)])


def some_envelope(luck: Random, now: int) -> Envelope:
    return Envelope(
        at_risk=luck.choice(["unknown", "yes", "", *["no"] * 6]),
        permits=luck.random() < 0.5,
        wording=luck.choice(["none", "neutral", "neutral", "full", "full", ""]),
        allow=tuple(luck.sample(CHANNELS, luck.randint(1, 6))),
        quiet_from=some_minute(luck, now),
        quiet_to=some_minute(luck, now),
        held_at=luck.choice([0, 0, 0, 0, START]),
    )


def wall_minute(now: int) -> int:
    local = datetime.fromtimestamp(now // 1000, ZoneInfo("Europe/London"))
    return local.hour * 60 + local.minute


def quiet_by_counting(envelope: Envelope, now: int) -> bool:
    """The same question answered the slow way: walk the minutes of the quiet hours."""
    minute, inside = envelope.quiet_from % 1440, wall_minute(now)
    while minute != envelope.quiet_to % 1440:
        if minute == inside:
            return True
        minute = (minute + 1) % 1440
    return False


@pytest.fixture
def luck() -> Random:
    seed = SystemRandom().randrange(2**32)
    print(f"seed {seed}")
    return Random(seed)


def check_sent(decision: Send, envelope: Envelope, points: list[Point], now: int) -> None:
    same = [p for p in points if p.id == decision.point and p.channel == decision.channel]
    assert any(p.safe and p.confirmed_at for p in same)
    assert decision.channel in envelope.allow
    assert envelope.wording in {"neutral", "full"}
    assert not envelope.held_at
    assert not quiet_by_counting(envelope, now)


def test_none_of_ten_thousand_sets_of_rules_lets_an_unsafe_message_out(luck: Random) -> None:
    seen = {Send: 0, Hold: 0, Human: 0}
    for _ in range(10_000):
        now = START + luck.randrange(YEARS)
        envelope = some_envelope(luck, now)
        points = [some_point(luck) for _ in range(luck.randint(0, 6))]
        tried = tuple(luck.sample("abcdef", luck.randint(0, 3)))
        decision = decide(envelope, points, Message(tried), now)
        seen[type(decision)] += 1
        if isinstance(decision, Hold):
            assert now < decision.until <= now + 25 * 3_600_000
        if envelope.at_risk != "no" and not (envelope.at_risk == "yes" and envelope.permits):
            assert isinstance(decision, Human)
        if isinstance(decision, Send):
            assert decision.point not in tried
            check_sent(decision, envelope, points, now)
    assert min(seen.values()) > 100, seen


def test_a_message_held_for_quiet_hours_goes_when_they_end(luck: Random) -> None:
    held = 0
    for _ in range(3_000):
        now = START + luck.randrange(YEARS)
        envelope = some_envelope(luck, now)
        points = [some_point(luck) for _ in range(4)]
        decision = decide(envelope, points, Message(), now)
        if isinstance(decision, Hold) and not envelope.held_at:
            held += 1
            assert isinstance(decide(envelope, points, Message(), decision.until), Send)
    assert held > 50
