"""Reading one op: every fault in it is its own, and harms no other op."""

import logging
from collections.abc import Collection
from hashlib import sha256

import msgspec
from msgspec import Raw

from sync.kinds import Maker, Mutation
from sync.outcome import Outcome, Ready
from sync.protocol import ARRIVE, OnlyId, Op

log = logging.getLogger("peel.sync")
decode_op = msgspec.json.Decoder(Op).decode
decode_id = msgspec.json.Decoder(OnlyId).decode


def read_op(
    raw: Raw, place: int, who: tuple[str, Collection[str]], mutations: dict[str, Mutation]
) -> Ready | Outcome:
    """Well formed, of a known kind, whole, and of somebody this device may speak for."""
    try:
        op = decode_op(raw)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return Outcome(id=_id_of(raw), st="rejected", code="malformed")
    mutation = mutations.get(op.kind)
    if mutation is None or op.kind == ARRIVE:
        return _no(op, "unknown_kind")
    if fault := _fault_of(op):
        return _no(op, fault)
    device, actors = who
    if op.actor not in actors:  # S5: kept on the device until its maker is here again
        return Outcome(id=op.id, st="login", hash=op.hash, lane=op.lane)
    return Ready(op, mutation, Maker(device, op.actor), place)


def _fault_of(op: Op) -> str:
    """A body or a seal, and exactly the bytes that were hashed."""
    if bool(op.sealed) == bool(op.body):
        return "malformed"
    try:
        whole = sha256(op.payload).hexdigest() == op.hash
    except ValueError:  # base64 of an impossible length
        return "malformed"
    return "" if whole else "wrong_hash"


def _no(op: Op, code: str) -> Outcome:
    return Outcome(id=op.id, st="rejected", hash=op.hash, code=code, lane=op.lane)


def _id_of(raw: Raw) -> str:
    try:
        return decode_id(raw).id
    except (msgspec.DecodeError, UnicodeDecodeError):
        return ""


async def prepare(ready: Ready, now: int) -> Ready | Outcome:
    """What costs time or may not stand in a unit: opening seals, validating, deciding."""
    try:
        prepared = await ready.mutation.prepare(ready.op, ready.maker, now)
    except Exception as error:
        log.warning("preparing %s failed: %s", ready.op.kind, type(error).__name__)
        return Outcome(id=ready.op.id, st="retry", hash=ready.op.hash, lane=ready.op.lane)
    return msgspec.structs.replace(ready, prepared=prepared)
