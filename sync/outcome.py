"""One op on its way through the exchange, and how it ended."""

from typing import Any

from msgspec import Struct

from sync.answers import State
from sync.kinds import Maker, Mutation
from sync.protocol import Op


class Ready(Struct, frozen=True):
    """An op that may be applied, and its place in the exchange."""

    op: Op
    mutation: Mutation
    maker: Maker
    place: int
    prepared: Any = None


class Outcome(Struct, frozen=True):
    """How an op ended, before anything is signed."""

    id: str
    st: State
    hash: str = ""
    code: str = ""
    lane: str = ""
    ref: str = ""
    pos: str = ""
    at: int = 0
    missing: tuple[str, ...] = ()
    error: Exception | None = None
