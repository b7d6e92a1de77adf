"""The server end of the exchange without HTTP: effects are counted as rows of a feed."""

import json
from typing import Any

import msgspec
from msgspec import Raw

from schemas.occasion import Occasion
from server.plumbing.database import compiled, unit
from sync.bodies import View
from sync.ends import Ends, RevokedError
from sync.exchange import answer_exchange
from sync.kinds import Applied, Change, Maker, Mutation, Refusal
from sync.protocol import Exchange, Op
from sync.query import compile_with
from sync.tables import FeedRows

DEVICE = "01990000-0000-7000-8000-00000000000d"
ACTOR = f"d:{DEVICE}"
ALL = "t:all"
compile_with(compiled)


class Clock:
    def __init__(self) -> None:
        self.at = 1_700_000_000_000

    def __call__(self) -> int:
        self.at += 1
        return self.at


async def prepare_note(op: Op, _maker: Maker, _now: int) -> object:
    """The body says how it ends."""
    said = msgspec.json.decode(op.payload)
    if said["end"] == "refused":
        return Refusal("no_thanks")
    if said["end"] == "broken":
        raise RuntimeError("a fault in the handler")
    return said


async def apply_note(occasion: Occasion, said: Any) -> Applied | Refusal:
    if said["end"] == "refused late":
        return Refusal("stale")
    if said["end"] == "poison":
        raise ValueError("a fault in the unit")
    changes = [Change(ALL, "note", occasion.op), Change(occasion.by, "note", occasion.op)]
    return Applied(ref=f"REF-{occasion.op[-4:]}", feeds=changes)


NOTE = Mutation("note.add", True, prepare_note, apply_note)


async def notes_seen(keys: list[str], _viewer: Maker) -> dict[str, dict[str, Any]]:
    return {key: {"text": key[-4:]} for key in keys}


class Server:
    """The server's end without HTTP."""

    def __init__(self) -> None:
        self.now = Clock()
        self.revoked = False
        self.mutations = {"note.add": NOTE}
        self.actors = [ACTOR]

    async def admit(self) -> None:
        if self.revoked:
            raise RevokedError

    def ends(self) -> Ends:
        doors = (self.admit, self.admit)
        return Ends(unit, self.mutations, *doors, self.now, "cwm", lambda _said: b"x" * 64)

    async def exchange(self, *ops: dict[str, Any] | bytes, **more: Any) -> dict[str, Any]:
        raws = [Raw(op if isinstance(op, bytes) else json.dumps(op).encode()) for op in ops]
        more.setdefault("cursors", {ACTOR: "0:"})
        said = Exchange(proto=more.pop("proto", 1), nonce="nonce123", ops=raws, **more)
        views: dict[str, View] = {"note": notes_seen}
        answer = await answer_exchange(said, DEVICE, self.actors, self.ends(), views)
        found: dict[str, Any] = json.loads(answer)
        return found

    async def effects(self) -> list[str]:
        """The ops that took effect, in order, once each time they did."""
        rows = await FeedRows.select().where(FeedRows.feed == ALL).order_by(FeedRows.seq)
        return [row["key"] for row in rows]
