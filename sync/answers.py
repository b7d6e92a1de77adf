"""What the force says back, on the wire."""

from typing import Any, Literal

from msgspec import Struct


class Receipt(Struct, frozen=True):
    """The force's proof for one op."""

    pos: str
    ref: str
    at: int
    hash: str
    sig: str


State = Literal["done", "rejected", "blocked", "retry", "login", "id_conflict"]


class Result(Struct, frozen=True, omit_defaults=True):
    """What became of one op."""

    id: str
    st: State
    hash: str = ""
    code: str = ""
    receipt: Receipt | None = None
    missing: tuple[str, ...] = ()


class Row(Struct, frozen=True, omit_defaults=True):
    """One thing the subject may see, as it is now, or a mark that it is gone."""

    e: str
    k: str
    v: int
    body: dict[str, Any] | None = None
    gone: int = 0


class FeedAnswer(Struct, frozen=True):
    """What is new in one feed."""

    cursor: str
    more: bool
    reset: bool
    horizon: str
    rows: list[Row]


class Answer(Struct, frozen=True):
    """What the force says back."""

    nonce: str
    server_time: int
    results: list[Result]
    feeds: dict[str, FeedAnswer]
    peel: int = 1
    cmd: Literal["", "relogin", "reload", "wipe"] = ""
