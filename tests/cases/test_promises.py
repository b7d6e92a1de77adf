"""The next update is always promised ahead, counted in working days, on London's clock."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.cases.promise import LONGEST, first_update_at, is_allowed, next_update_at
from server.cases.states import ENDED, MOVES, is_open
from server.cases.working_days import day_of, end_of, is_working_day, working_days_after

MOMENTS = st.integers(
    min_value=int(datetime(2026, 1, 1, tzinfo=UTC).timestamp() * 1000),
    max_value=int(datetime(2028, 10, 1, tzinfo=UTC).timestamp() * 1000),
)


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp() * 1000)


@pytest.mark.parametrize(
    ("told", "days", "due"),
    [
        ("2026-11-20T10:00+00:00", 5, date(2026, 11, 27)),
        ("2026-11-21T23:30+00:00", 1, date(2026, 11, 23)),
        ("2026-12-23T10:00+00:00", 2, date(2026, 12, 29)),
        ("2026-04-02T10:00+01:00", 1, date(2026, 4, 7)),
        ("2026-06-30T23:30+00:00", 1, date(2026, 7, 2)),
    ],
)
def test_bank_holidays_and_weekends_do_not_count(told: str, days: int, due: date) -> None:
    assert day_of(working_days_after(at(told), days)) == due


@given(MOMENTS, st.integers(min_value=1, max_value=60))
def test_what_is_promised_ends_on_a_working_day_ahead(now: int, days: int) -> None:
    due_at = working_days_after(now, days)
    assert due_at > now
    assert is_working_day(day_of(due_at))
    assert due_at == end_of(day_of(due_at))


@given(MOMENTS, st.sampled_from(sorted(MOVES)))
def test_an_open_case_owes_a_date_ahead_and_an_ended_one_none(now: int, status: str) -> None:
    due_at = next_update_at(status, now)
    assert due_at > now if is_open(status) else due_at == 0
    assert first_update_at(now) > now
    assert is_open(status) == (status not in ENDED)


@given(MOMENTS, st.integers(min_value=-400, max_value=400))
def test_an_officer_may_promise_only_after_today_and_not_too_far_off(now: int, days: int) -> None:
    chosen_at = end_of(day_of(now + days * 86_400_000))
    allowed = is_allowed(chosen_at, now)
    assert allowed == (day_of(now) < day_of(chosen_at) <= day_of(working_days_after(now, LONGEST)))
