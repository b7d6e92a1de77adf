"""Who does something, when, and because of what: the first argument of every action."""

import msgspec

from schemas import ids


class Occasion(msgspec.Struct, frozen=True):
    """`by` is `d:<device>`, `v:<person>`, `o:<officer>` or `peel`; `op` is the request."""

    by: str
    at: int
    op: str

    def derive(self, *parts: str) -> str:
        """An id that is the same when the same unit of work runs again."""
        return ids.derive(self.at, self.op, *parts)
