"""A case moves only where the table says, and never out of reach."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.cases.states import ENDED, FIRST, MOVES, is_open, may_move, moves_from

STATES = sorted(MOVES)


def reachable(start: str) -> set[str]:
    found, todo = {start}, [start]
    while todo:
        new = set(moves_from(todo.pop())) - found
        found |= new
        todo += new
    return found


def test_every_status_a_move_leads_to_is_in_the_table() -> None:
    assert {to for moves in MOVES.values() for to in moves} <= set(MOVES)


def test_every_status_can_be_reached_from_where_cases_begin() -> None:
    assert set.union(*(reachable(first) for first in FIRST)) == set(MOVES)


@pytest.mark.parametrize("status", STATES)
def test_every_case_can_come_to_an_end(status: str) -> None:
    assert reachable(status) & ENDED


@given(st.sampled_from(STATES), st.text())
def test_no_case_moves_to_a_status_nobody_knows(status: str, to: str) -> None:
    assert may_move(status, to) == (to in MOVES[status])


@given(st.lists(st.sampled_from(STATES), max_size=30))
def test_whatever_officers_ask_a_case_stays_on_the_table(wishes: list[str]) -> None:
    status = FIRST[0]
    for wish in wishes:
        before = status
        status = wish if may_move(status, wish) else status
        assert status in MOVES
        assert status == before or status in MOVES[before]


def test_a_closed_case_can_be_opened_again_and_a_passed_one_not() -> None:
    assert may_move("closed", "reopened")
    assert moves_from("transferred") == ()
    assert not is_open("closed")
    assert is_open("reopened")
