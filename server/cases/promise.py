"""When the victim hears next: every open case owes a date that lies ahead."""

from server.cases.states import is_open
from server.cases.working_days import day_of, end_of, working_days_after

# Working days until the next update: five after news, else what the force promises.
AFTER_NEWS = 5
USUAL = 10
LONGEST = 40


def first_update_at(now: int) -> int:
    return working_days_after(now, AFTER_NEWS)


def next_update_at(status: str, now: int) -> int:
    """0 when nothing more is owed."""
    return working_days_after(now, USUAL) if is_open(status) else 0


def is_allowed(chosen_at: int, now: int) -> bool:
    """A date an officer may promise: after today and not so far off that it is silence."""
    return end_of(day_of(now)) < chosen_at <= working_days_after(now, LONGEST)
