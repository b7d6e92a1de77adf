"""A bad setting stops the start with one plain sentence; without any, the defaults are safe."""

from pathlib import Path

import pytest

from server.plumbing.settings import VARIABLES, BadSettingError, settings


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def test_the_defaults_trust_nobody() -> None:
    chosen = settings()
    assert chosen.host == "127.0.0.1"
    assert chosen.port == 8000
    assert chosen.proxies == ()
    assert chosen.outbound_test_hosts == frozenset()
    assert chosen.data.is_absolute()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "x"),
        ("PORT", "-1"),
        ("PORT", "65536"),
        ("PORT", "²"),
        ("PORT", ""),
        ("PEEL_PROXIES", "everyone"),
        ("PEEL_PROXIES", "10.0.0.1/8"),
        ("PEEL_UPLOAD_MB", "0"),
        ("PEEL_WORKERS", "999"),
        ("PEEL_WORKER_OFF", "yes"),
        ("PEEL_LOG", "loud"),
        ("PEEL_SESSION_HOURS", "1000"),
    ],
)
def test_a_bad_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettingError, match=name):
        settings()


def test_a_change_of_the_environment_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "8123")
    assert settings().port == 8123
    monkeypatch.setenv("PORT", "8124")
    assert settings().port == 8124


def test_every_setting_is_explained_to_the_operator() -> None:
    told = (Path(__file__).parents[2] / "docs" / "running.md").read_text(encoding="utf-8")
    assert [name for name in VARIABLES if f"`{name}`" not in told] == []
