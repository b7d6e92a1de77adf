"""How soon a report should be opened, by grade: dated data of a force, here the usual figures."""

from server.forces.registry import force_here

MINUTE = 60_000
# An hour for priority, a day for routine, two for the diary.
OPEN_WITHIN = {2: 60, 3: 24 * 60, 4: 48 * 60, 5: 48 * 60}


def open_by(grade: int, received_at: int) -> int:
    minutes = OPEN_WITHIN.get(grade, force_here().alarm_minutes)
    return received_at + minutes * MINUTE
