"""What handlers are made of: who sends, what may be asked, and how it may end."""

from collections.abc import Awaitable
from typing import Any, Protocol

from msgspec import Struct

from schemas.occasion import Occasion
from sync.protocol import Op


class Maker(Struct, frozen=True):
    """Who sends: a device, and the subject (a feed name) for whom the op is made."""

    device: str
    subject: str


class Change(Struct, frozen=True, order=True):
    """One thing that became different, in one feed."""

    feed: str
    entity: str
    key: str
    gone: bool = False


class Refusal(Struct, frozen=True):
    """No, for good: stored as the result of the op. The code is for programs, never a word said."""

    code: str


class Applied(Struct, frozen=True):
    """Done. `positions` are those that record() answered; `feeds` are left for push to write."""

    ref: str
    feeds: list[Change] = []
    positions: dict[str, str] = {}


class Prepare(Protocol):
    """Outside the unit: open the seal, validate, decide."""

    def __call__(self, op: Op, maker: Maker, now: int, /) -> Awaitable[Any]: ...


class Apply(Protocol):
    """Inside the unit: queries only. A refusal comes before the first write."""

    def __call__(self, occasion: Occasion, prepared: Any, /) -> Awaitable[Applied | Refusal]: ...


class Mutation(Struct, frozen=True):
    """What a device may ask. One marked `always` is never refused for its version."""

    kind: str
    always: bool
    prepare: Prepare
    apply: Apply


MUTATIONS: dict[str, Mutation] = {}
