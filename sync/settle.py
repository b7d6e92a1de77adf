"""Inside the unit: dedupe, apply, move the maker's feed, store the result (S2, S4, S6, S7)."""

from msgspec.structs import replace

from schemas.occasion import Occasion
from sync.ends import Admit
from sync.feeds import advance
from sync.kinds import Applied, Change, Refusal
from sync.outcome import Outcome, Ready
from sync.protocol import Op
from sync.queries import end_op, missing_of, new_need, new_op, old_op


async def settle(groups: list[list[Ready]], now: int, admit: Admit) -> dict[int, Outcome]:
    """Groups of one lane each; answers by place."""
    await admit()
    outcomes: dict[int, Outcome] = {}
    for group in groups:
        stopped = False
        for ready in group:
            outcome = await settle_op(ready, now) if not stopped else _blocked(ready.op)
            stopped = stopped or outcome.st != "done"
            outcomes[ready.place] = outcome
    return outcomes


def _blocked(op: Op) -> Outcome:
    return Outcome(id=op.id, st="blocked", hash=op.hash)


async def settle_op(ready: Ready, now: int) -> Outcome:
    """S4: the unique id decides; S6: a refusal is stored like a result."""
    op, prepared = ready.op, ready.prepared
    code = prepared.code if isinstance(prepared, Refusal) else ""
    who = (op.id, ready.maker.device, op.actor, op.lane, op.kind, op.hash, op.made_at, now)
    if not await new_op(*who, "rejected" if code else "done", code, "", ""):
        return await _replay(op)
    if code:
        return Outcome(id=op.id, st="rejected", hash=op.hash, code=code)
    occasion = Occasion(by=op.actor, at=now, op=op.id)
    applied = await ready.mutation.apply(occasion, prepared)
    if isinstance(applied, Refusal):
        await end_op("rejected", applied.code, "", "", op.id)
        return Outcome(id=op.id, st="rejected", hash=op.hash, code=applied.code)
    for need in op.needs:
        await new_need(f"{op.id}.{need[7:]}", op.id, op.lane, ready.maker.device, op.actor, 0)
    pos = await _position(op, applied)
    await end_op("done", "", applied.ref, pos, op.id)
    kept = Outcome(id=op.id, st="done", hash=op.hash, ref=applied.ref)
    return replace(kept, pos=pos, at=now, missing=op.needs)


async def _position(op: Op, applied: Applied) -> str:
    """S7: the maker's own feed always moves, so that a receipt has a position."""
    positions = dict(applied.positions)
    changes = sorted(applied.feeds)
    if op.actor not in positions and all(change.feed != op.actor for change in changes):
        changes = sorted([*changes, Change(op.actor, "op", op.id)])
    for change in changes:
        positions[change.feed] = await advance(
            change.feed, change.entity, change.key, gone=change.gone
        )
    return positions[op.actor]


async def _replay(op: Op) -> Outcome:
    """Seen before: the stored result for the same bytes, never a second effect."""
    stored = (await old_op(op.id))[0]
    if stored["hash"] != op.hash:
        return Outcome(id=op.id, st="id_conflict", hash=op.hash)
    missing = await missing_of(op.id) if op.needs else []
    return Outcome(
        id=op.id,
        st=stored["st"],
        hash=op.hash,
        code=stored["code"],
        ref=stored["reference"],
        pos=stored["pos"],
        at=stored["at"],
        missing=tuple(f"sha256:{row['id'][37:]}" for row in missing),
    )
