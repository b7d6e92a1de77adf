"""Who may read a case: exactly whom the policy names."""

from hypothesis import given
from hypothesis import strategies as st

from server.cases.need_to_know import Reader, may_allocate, may_read

ROLES = st.sampled_from(["officer", "supervisor", "editor", "operator", ""])
OFFICERS = st.sampled_from(["awel", "bryn", "carys"])
TIMES = st.integers(min_value=0, max_value=100)


@given(OFFICERS, ROLES, TIMES, st.sampled_from(["", "awel", "bryn", "carys"]), TIMES)
def test_a_case_is_read_by_whom_the_policy_names_and_nobody_else(
    officer: str, role: str, until_at: int, in_charge: str, now: int
) -> None:
    allowed = (role == "supervisor") or (
        role == "officer" and (in_charge in {"", officer} or now < until_at)
    )
    assert may_read(Reader(officer, role, until_at), in_charge, now) == allowed


def test_an_officer_cannot_take_a_case_out_of_anothers_hands() -> None:
    assert may_allocate(Reader("awel", "officer"), "")
    assert may_allocate(Reader("awel", "officer"), "awel")
    assert not may_allocate(Reader("awel", "officer"), "bryn")
    assert may_allocate(Reader("awel", "supervisor"), "bryn")
