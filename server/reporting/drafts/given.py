"""What a host knows from an answer of triage: services from words, the force from a postcode."""

from functools import lru_cache
from typing import Any

import msgspec

from schemas.twins.phrases import heard
from schemas.twins.places import placed
from server.forces.registry import force_here
from server.forms.bundle import tables

Answers = dict[str, Any]


@lru_cache
def table(name: str) -> Any:
    return msgspec.json.decode(tables()[name])


def with_given(definition: Any, page: Any, answers: Answers) -> Answers:
    """The answers, and what follows from those of this page."""
    if definition["kind"] != "triage":
        return answers
    asked = {question["name"] for question in page["questions"]}
    if "say" in asked:
        answers = heard(table("phrases"), answers)
    if "postcode" in asked:
        answers = placed(table("places"), force_here().covers, answers)
    return answers
