"""The one way in: ops from a device become effects, exactly once (S3 to S9)."""

import logging
from base64 import urlsafe_b64encode
from collections.abc import Collection
from typing import Any

from msgspec import Raw, Struct

from sync.kinds import (
    MUTATIONS,
    Applied,
    Change,
    Ends,
    Maker,
    Mutation,
    Refusal,
    StopError,
    Unit,
)
from sync.protocol import Receipt, Result, receipt_lines
from sync.read import prepare, read_op
from sync.settle import Outcome, Ready, settle

__all__ = [
    "MUTATIONS",
    "Applied",
    "Change",
    "Maker",
    "Mutation",
    "Pushed",
    "Refusal",
    "Unit",
    "push",
]

log = logging.getLogger("peel.sync")


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
    for outcomes in await _units(groups, now, ends):
        admitted = admitted or not any(one.error for one in outcomes.values())
        said.update(outcomes)
    _raise_outage(said, ends)
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


async def _units(groups: list[list[Ready]], now: int, ends: Ends) -> list[dict[int, Outcome]]:
    """S3: all lanes in one unit; if that fails, lane by lane; if that fails, op by op."""
    if not groups:
        return []
    lane = groups[0][0].maker.device
    try:
        return [await ends.unit(settle, groups, now, ends.admit_in_unit, lane=lane)]
    except StopError:
        raise
    except Exception as error:
        log.warning("a unit of %d lanes failed: %s", len(groups), type(error).__name__)
        if isinstance(error, ends.outages) or len(groups) == len(groups[0]) == 1:
            return [_again(ready, error) for group in groups for ready in group]
    if len(groups) > 1:
        return [one for group in groups for one in await _units([group], now, ends)]
    return await _one_by_one(groups[0], now, ends)


async def _one_by_one(group: list[Ready], now: int, ends: Ends) -> list[dict[int, Outcome]]:
    done: list[dict[int, Outcome]] = []
    for ready in group:
        if done and not all(one.st == "done" for one in done[-1].values()):
            done.append({ready.place: Outcome(id=ready.op.id, st="blocked", hash=ready.op.hash)})
        else:
            done.extend(await _units([[ready]], now, ends))
    return done


def _again(ready: Ready, error: Exception) -> dict[int, Outcome]:
    """Nothing was kept; the same op may come again."""
    return {ready.place: Outcome(id=ready.op.id, st="retry", hash=ready.op.hash, error=error)}


def _raise_outage(said: dict[int, Outcome], ends: Ends) -> None:
    """A full disk or a database that is away concerns the whole exchange, not its ops."""
    if any(one.st == "done" for one in said.values()):
        return
    for outcome in said.values():
        if isinstance(outcome.error, ends.outages):
            raise outcome.error


def _result(outcome: Outcome, ends: Ends) -> Result:
    """S8: what is signed is what was stored."""
    receipt = None
    if outcome.st == "done":
        unsigned = Receipt(outcome.pos, outcome.ref, outcome.at, outcome.hash, "")
        signature = ends.sign(receipt_lines(ends.force, outcome.id, unsigned))
        receipt = Receipt(outcome.pos, outcome.ref, outcome.at, outcome.hash, encode64(signature))
    return Result(outcome.id, outcome.st, outcome.hash, outcome.code, receipt, outcome.missing)


def encode64(raw: Any) -> str:
    """Base64url without padding."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
