"""Measured beside a baseline in one run; --short measures less long."""

import pytest


@pytest.fixture
def short(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--short"))
