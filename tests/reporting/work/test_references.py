"""Every report gets a reference of its own, also when the first one drawn is taken."""

from typing import Any

import pytest

from kit.phone import Phone
from schemas.ids import read_reference, reference
from server.reporting.actions import report_submit
from server.reporting.tables import Reports


async def test_a_taken_reference_costs_a_second_try_and_nothing_else(
    phone: Phone, send: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drawn(prefix: str, _seed: str, attempt: int) -> str:
        return reference(prefix, "the same for everyone", attempt)

    monkeypatch.setattr(report_submit, "reference", drawn)
    results = await send(*(phone.report() for _ in range(5)))
    given = [one["receipt"]["ref"] for one in results]
    assert len(set(given)) == 5
    assert await Reports.count() == 5


async def test_references_say_nothing_of_how_many_there_are(phone: Phone, send: Any) -> None:
    results = await send(*(phone.report() for _ in range(20)))
    given = [one["receipt"]["ref"] for one in results]
    assert len(set(given)) == 20
    assert given != sorted(given)
    assert all(read_reference(one) == one for one in given)
