"""The grade on arrival: never softer than the danger said or than what nobody could read."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.report import SealedReport
from server.forms.library import definitions
from server.reporting.grading import LATE, MINUTE, judge
from server.reporting.rulebook import rules_for

NOW = 1_790_000_000_000
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
NAMES = st.sampled_from(["story", "bikes", "danger", "force_used", "place_words", "contact_by"])
ANSWERS = st.dictionaries(NAMES | st.text(max_size=6), JSON, max_size=6)
SLUGS = st.sampled_from([*definitions(), "no-such-form"])


def report(**changes: Any) -> SealedReport:
    said: dict[str, Any] = {
        "form": "bicycle-theft",
        "version": 1,
        "digest": "",
        "lang": "en",
        "answers": {},
        "triage": {},
        "made_at": NOW,
        "started_at": NOW,
        "device_safe": True,
    }
    return SealedReport(**{**said, **changes})


@settings(max_examples=200, deadline=None)
@given(SLUGS, ANSWERS, ANSWERS)
def test_whatever_a_phone_sends_there_is_a_grade(
    slug: str, answers: dict[str, Any], triage: dict[str, Any]
) -> None:
    rules = rules_for(slug)
    verdict = judge(report(form=slug, answers=answers, triage=triage), rules, NOW)
    assert 1 <= verdict.grade <= 5


@given(ANSWERS)
def test_danger_said_in_triage_is_always_grade_one(answers: dict[str, Any]) -> None:
    said = report(answers=answers, triage={"danger": "yes"})
    assert judge(said, rules_for("bicycle-theft"), NOW).grade == 1


@given(ANSWERS)
def test_a_form_nobody_knows_is_never_routine(answers: dict[str, Any]) -> None:
    verdict = judge(report(form="x", answers=answers), rules_for("x"), NOW)
    assert (verdict.grade, verdict.review) == (2, "unknown_form")


@given(st.integers(min_value=-(10**6), max_value=10**6))
def test_a_report_is_late_from_an_hour_on_and_a_clock_that_runs_ahead_is_no_age(
    minutes: int,
) -> None:
    verdict = judge(report(made_at=NOW - minutes * MINUTE), rules_for("bicycle-theft"), NOW)
    assert verdict.late == (minutes >= LATE)
