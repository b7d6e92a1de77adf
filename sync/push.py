"""The one way in: ops from a device become effects, exactly once (S3 to S9)."""

from collections.abc import Collection

from msgspec import Raw, Struct

from sync.answers import Receipt, Result
from sync.ends import Ends
from sync.kinds import MUTATIONS, Applied, Change, Maker, Mutation, Refusal
from sync.outcome import Outcome, Ready
from sync.proofs import encode64, receipt_lines
from sync.read import prepare, read_op
from sync.units import in_units, raise_outage

__all__ = ["MUTATIONS", "Applied", "Change", "Maker", "Mutation", "Pushed", "Refusal", "push"]


class Pushed(Struct, frozen=True):
    """What became of each op, and whether a unit found out that the caller is who it says."""

    results: list[Result]
    admitted: bool


async def push(
    raws: list[Raw], device: str, actors: Collection[str], now: int, ends: Ends
) -> Pushed:
    """`actors` are the subjects this device may act for now: itself, and who is signed in."""
    said, groups = await _sorted(raws, (device, actors), now, ends)
    admitted = False
    for outcomes in await in_units(groups, now, ends):
        admitted = admitted or not any(one.error for one in outcomes.values())
        said.update(outcomes)
    raise_outage(said, ends)
    return Pushed([_result(said[place], ends) for place in sorted(said)], admitted)


async def _sorted(
    raws: list[Raw], who: tuple[str, Collection[str]], now: int, ends: Ends
) -> tuple[dict[int, Outcome], list[list[Ready]]]:
    """S3: what can be said at once, by place; and the rest, lane by lane."""
    said: dict[int, Outcome] = {}
    lanes: dict[str, list[Ready]] = {}
    stopped: set[str] = set()
    for place, raw in enumerate(raws):
        ready = read_op(raw, place, who, ends.mutations)
        if isinstance(ready, Ready) and ready.op.lane in stopped:
            ready = Outcome(id=ready.op.id, st="blocked", hash=ready.op.hash)
        elif isinstance(ready, Ready):
            ready = await prepare(ready, now)
        if isinstance(ready, Ready):
            lanes.setdefault(ready.op.lane, []).append(ready)
        else:
            said[place] = ready
            stopped.add(ready.lane)
    return said, list(lanes.values())


def _result(outcome: Outcome, ends: Ends) -> Result:
    """S8: what is signed is what was stored."""
    receipt = None
    if outcome.st == "done":
        unsigned = Receipt(outcome.pos, outcome.ref, outcome.at, outcome.hash, "")
        signature = ends.sign(receipt_lines(ends.force, outcome.id, unsigned))
        receipt = Receipt(outcome.pos, outcome.ref, outcome.at, outcome.hash, encode64(signature))
    return Result(outcome.id, outcome.st, outcome.hash, outcome.code, receipt, outcome.missing)
