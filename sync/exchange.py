"""One exchange from bytes to bytes: unpack, push, pull (S1)."""

from collections.abc import Collection

import msgspec
from msgspec import Raw

from sync.answers import Answer
from sync.bodies import View
from sync.ends import Ends, RevokedError
from sync.protocol import SERVED, Exchange, Op
from sync.pull import pull
from sync.push import push

decode_op = msgspec.json.Decoder(Op).decode
encode = msgspec.json.Encoder().encode


async def answer_exchange(
    said: Exchange, device: str, feeds: Collection[str], ends: Ends, views: dict[str, View]
) -> bytes:
    """`feeds` are this device's own and those of whoever is signed in on it.

    A device that sends work and names no position asks for no news.
    """
    now = ends.now()
    served = said.proto in SERVED
    try:
        raws = said.ops if served else _always(said.ops, ends)
        pushed = await push(raws, device, feeds, now, ends)
        if not pushed.admitted:
            await ends.admit()
    except RevokedError:
        return encode(Answer(said.nonce, now, [], {}, cmd="wipe"))
    if not served:
        return encode(Answer(said.nonce, now, pushed.results, {}, cmd="reload"))
    asked = feeds if said.cursors or said.witness or not said.ops else ()
    found = await pull(device, asked, (said.cursors, said.witness), views)
    return encode(Answer(said.nonce, now, pushed.results, found))


def _always(ops: list[Raw], ends: Ends) -> list[Raw]:
    """What is taken from a protocol we no longer or do not yet speak; the rest stays queued."""
    return [raw for raw in ops if _kind_of(raw) in _kinds(ends)]


def _kinds(ends: Ends) -> set[str]:
    return {kind for kind, mutation in ends.mutations.items() if mutation.always}


def _kind_of(raw: Raw) -> str:
    try:
        return decode_op(raw).kind
    except (msgspec.DecodeError, UnicodeDecodeError):
        return ""
