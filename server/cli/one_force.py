"""Commands that work on one force open its database for as long as they run."""

import argparse
import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from schemas.ids import uuid7
from schemas.occasion import Occasion
from server.cli.refused import RefusedError
from server.forces.database import address_of
from server.forces.registry import Force, forces
from server.plumbing import clock
from server.plumbing.database import DatabaseError, close_forces, in_force, open_forces

Result = TypeVar("Result")


def takes_force(command: argparse.ArgumentParser) -> None:
    command.add_argument("--force", default="", help="which force, where there are several")


def chosen_force(name: str) -> Force:
    """The one named, or the only one there is."""
    known = forces()
    if not known:
        raise RefusedError("There is no force yet. Make one with: peel force add")
    if not name and len(known) == 1:
        return next(iter(known.values()))
    if name not in known:
        raise RefusedError(f"Say which force with --force: {', '.join(sorted(known))}.")
    return known[name]


def in_database(force: Force, work: Callable[[], Awaitable[Result]]) -> Result:
    async def run() -> Result:
        await open_forces({force.id: address_of(force)})
        try:
            with in_force(force.id):
                return await work()
        finally:
            await close_forces()

    try:
        return asyncio.run(run())
    except DatabaseError as error:
        raise RefusedError(f"The database of {force.id} cannot be used: {error}.") from error


def by_operator() -> Occasion:
    """What is done at the command line is done by the platform's operator."""
    now = clock.now()
    return Occasion(by="peel", at=now, op=uuid7(now))
