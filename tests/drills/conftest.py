"""Long by default; --short is the form that every test run takes."""

import pytest

from kit.databases import kinds


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "kind" in metafunc.fixturenames:
        found = kinds()
        metafunc.parametrize("kind", found, ids=[kind.name for kind in found])


@pytest.fixture
def short(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--short"))
