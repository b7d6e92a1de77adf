"""A report's place in the queue sorts as an officer would: gravest, then oldest, all different."""

from hypothesis import given
from hypothesis import strategies as st

from server.reporting.shelves import ASKED, DECIDED, WAITING, place_on, range_of

PLACES = st.tuples(
    st.integers(min_value=1, max_value=5),
    st.integers(min_value=0, max_value=10**13 - 1),
    st.uuids().map(str),
)


@given(st.lists(PLACES, unique=True, max_size=20))
def test_waiting_reports_sort_by_grade_then_age(places: list[tuple[int, int, str]]) -> None:
    texts = sorted(place_on(WAITING, *place) for place in places)
    expected = sorted((grade, at) for grade, at, _ in places)
    assert [(int(text[1]), int(text[2:15])) for text in texts] == expected


@given(PLACES, PLACES)
def test_decided_reports_stand_newest_first(
    one: tuple[int, int, str], two: tuple[int, int, str]
) -> None:
    if one[1] > two[1]:
        assert place_on(DECIDED, *one) < place_on(DECIDED, *two)


@given(PLACES, st.sampled_from([WAITING, ASKED, DECIDED]))
def test_a_shelfs_range_holds_its_places_and_they_fit_the_column(
    place: tuple[int, int, str], shelf: str
) -> None:
    low, high = range_of(shelf)
    text = place_on(shelf, *place)
    assert low <= text < high
    assert len(text) <= 24
