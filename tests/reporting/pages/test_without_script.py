"""The whole way without JavaScript: triage, answers, check, Send, receipt."""

import re
from typing import Any

ANSWERS = {"danger": "no", "topic": "bicycle-theft", "rail": "no", "postcode": "SY23 2AB"}


async def to_check(person: Any, start: str = "") -> list[str]:
    """Answers page after page until everything is there; the paths that were seen."""
    seen = []
    await person.post(f"{start}/report", {})
    for _ in range(40):
        seen.append(person.path)
        if person.path.endswith("/check"):
            return seen
        if person.path.endswith("/outcome"):
            await person.post(person.path.replace("/outcome", "/begin"), {"rev": "0"})
        else:
            await person.fill(ANSWERS)
            assert person.answer.status_code == 200, (person.path, person.page.text)
    raise AssertionError(seen)


async def test_a_stolen_bicycle_is_reported_without_script(person: Any) -> None:
    await to_check(person)
    print(person.page.text)
