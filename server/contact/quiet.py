"""Quiet hours: minutes of the day on a clock in London, over midnight and both clock changes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
DAY = 24 * 60


def minute_of(now: int) -> int:
    """The minute of the day a wall clock in London shows at this moment."""
    local = datetime.fromtimestamp(now / 1000, UTC).astimezone(LONDON)
    return local.hour * 60 + local.minute


def is_quiet(quiet_from: int, quiet_to: int, now: int) -> bool:
    """From is inside, to is outside; equal ends mean no quiet hours."""
    minute = minute_of(now)
    if quiet_from <= quiet_to:
        return quiet_from <= minute < quiet_to
    return minute >= quiet_from or minute < quiet_to


def quiet_until(quiet_to: int, now: int) -> int:
    """The next moment a clock in London shows this minute; if it skips it, an hour later."""
    local = datetime.fromtimestamp(now / 1000, UTC).astimezone(LONDON)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    end = midnight + timedelta(minutes=quiet_to % DAY)
    if end.astimezone(UTC) <= local.astimezone(UTC):
        end = midnight + timedelta(days=1, minutes=quiet_to % DAY)
    return int(end.astimezone(UTC).timestamp() * 1000)
