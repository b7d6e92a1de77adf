"""Ops in units of work: together when it goes well, alone when one of them fails (S3)."""

import logging

from sync.ends import Ends, StopError
from sync.outcome import Outcome, Ready
from sync.settle import settle

log = logging.getLogger("peel.sync")


async def in_units(groups: list[list[Ready]], now: int, ends: Ends) -> list[dict[int, Outcome]]:
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
        return [one for group in groups for one in await in_units([group], now, ends)]
    return await _one_by_one(groups[0], now, ends)


async def _one_by_one(group: list[Ready], now: int, ends: Ends) -> list[dict[int, Outcome]]:
    done: list[dict[int, Outcome]] = []
    for ready in group:
        if done and not all(one.st == "done" for one in done[-1].values()):
            done.append({ready.place: Outcome(id=ready.op.id, st="blocked", hash=ready.op.hash)})
        else:
            done.extend(await in_units([[ready]], now, ends))
    return done


def _again(ready: Ready, error: Exception) -> dict[int, Outcome]:
    """Nothing was kept; the same op may come again."""
    return {ready.place: Outcome(id=ready.op.id, st="retry", hash=ready.op.hash, error=error)}


def raise_outage(said: dict[int, Outcome], ends: Ends) -> None:
    """A full disk or a database that is away concerns the whole exchange, not its ops."""
    if any(one.st == "done" for one in said.values()):
        return
    for outcome in said.values():
        if isinstance(outcome.error, ends.outages):
            raise outcome.error
