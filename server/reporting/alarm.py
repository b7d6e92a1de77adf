"""A grave report nobody has opened in time: staff are called outside the browser, repeatedly."""

from server.forces.registry import force_here

ALARM = "alarm.raise"
GRAVE = 1
MINUTE = 60_000
AGAIN = 3 * MINUTE
WORDING = "staff.alarm"


def alarm_due_at(received_at: int) -> int:
    """The force's own target for its gravest reports."""
    return received_at + force_here().alarm_minutes * MINUTE


def alarm_again_at(now: int) -> int:
    return now + AGAIN


def alarm_lane(report: str) -> str:
    """A lane of its own: what waits for its hour must not hold up what is due."""
    return f"alarm:{report}"
