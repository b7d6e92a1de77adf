"""Every setting Peel reads, in one place, from environment variables with safe defaults."""

import os
from collections.abc import Callable
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path

import msgspec

MEBIBYTE = 1024 * 1024
HIGHEST_PORT = 65_535


class BadSettingError(Exception):
    """A setting that cannot be used; the text is one plain sentence for the operator."""


class Settings(msgspec.Struct, frozen=True):
    """What the operator chose."""

    data: Path
    port: int
    host: str
    workers: int
    forces: str
    proxies: tuple[IPv4Network | IPv6Network, ...]
    upload_max: int
    session_idle_ms: int
    session_max_ms: int
    outbound_test_hosts: frozenset[str]
    outbound_test_ca: str
    smtp_url: str
    mail_from: str
    vapid_contact: str
    worker_off: bool
    log_level: str


def _whole(name: str, low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit()) or not low <= int(text) <= high:
            raise BadSettingError(f"{name} must be a whole number from {low} to {high}.")
        return int(text)

    return read


def _networks(text: str) -> tuple[IPv4Network | IPv6Network, ...]:
    try:
        return tuple(ip_network(part) for part in _words(text))
    except ValueError as error:
        raise BadSettingError(
            "PEEL_PROXIES must be a list of IP addresses or networks, for example 10.0.0.0/8."
        ) from error


def _words(text: str) -> frozenset[str]:
    return frozenset(part.strip().lower() for part in text.split(",") if part.strip())


def _flag(name: str) -> Callable[[str], bool]:
    def read(text: str) -> bool:
        if text not in {"0", "1"}:
            raise BadSettingError(f"{name} must be 0 or 1.")
        return text == "1"

    return read


def _level(text: str) -> str:
    if text.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise BadSettingError("PEEL_LOG must be debug, info, warning or error.")
    return text.upper()


# variable -> (default, how to read it, field)
VARIABLES: dict[str, tuple[str, Callable[[str], object], str]] = {
    "PEEL_DATA": ("data", lambda text: Path(text).expanduser().absolute(), "data"),
    "PORT": ("8000", _whole("PORT", 0, HIGHEST_PORT), "port"),
    "PEEL_HOST": ("127.0.0.1", str, "host"),
    # 0: one on SQLite, one for each core on PostgreSQL
    "PEEL_WORKERS": ("0", _whole("PEEL_WORKERS", 0, 64), "workers"),
    "PEEL_FORCES": ("", str, "forces"),
    "PEEL_PROXIES": ("", _networks, "proxies"),
    "PEEL_UPLOAD_MB": (
        "25",
        lambda text: _whole("PEEL_UPLOAD_MB", 1, 500)(text) * MEBIBYTE,
        "upload_max",
    ),
    "PEEL_SESSION_IDLE_MINUTES": (
        "60",
        lambda text: _whole("PEEL_SESSION_IDLE_MINUTES", 1, 1440)(text) * 60_000,
        "session_idle_ms",
    ),
    "PEEL_SESSION_HOURS": (
        "12",
        lambda text: _whole("PEEL_SESSION_HOURS", 1, 72)(text) * 3_600_000,
        "session_max_ms",
    ),
    "PEEL_OUTBOUND_TEST_HOSTS": ("", _words, "outbound_test_hosts"),
    "PEEL_OUTBOUND_TEST_CA": ("", str, "outbound_test_ca"),
    "PEEL_SMTP_URL": ("", str, "smtp_url"),
    "PEEL_MAIL_FROM": ("peel@localhost", str, "mail_from"),
    "PEEL_VAPID_CONTACT": ("mailto:peel@localhost", str, "vapid_contact"),
    "PEEL_WORKER_OFF": ("0", _flag("PEEL_WORKER_OFF"), "worker_off"),
    "PEEL_LOG": ("info", _level, "log_level"),
}


@lru_cache(maxsize=8)
def _read(texts: tuple[object, ...]) -> Settings:
    values = {
        field: read(default if text is None else os.fsdecode(text))  # type: ignore[arg-type]
        for text, (default, read, field) in zip(texts, VARIABLES.values(), strict=True)
    }
    return Settings(**values)  # type: ignore[arg-type]


# The environment's own dictionary: asking os.environ encodes each name anew, ten times slower, and
# every request asks.
_ENVIRONMENT: dict[object, object] = os.environ._data  # type: ignore[attr-defined]
_NAMES = tuple(os.environ.encodekey(name) for name in VARIABLES)


def settings() -> Settings:
    """Read afresh when the environment changed, else remembered."""
    return _read(tuple(map(_ENVIRONMENT.get, _NAMES)))
