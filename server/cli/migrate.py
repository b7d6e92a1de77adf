"""`peel migrate`: bring every force's database to this release, one after the other."""

import argparse
import asyncio

from server.cli.refused import RefusedError
from server.forces.database import address_of
from server.forces.registry import Force, forces
from server.plumbing.database import DatabaseError
from server.plumbing.keys import key_folder, make_keys
from server.plumbing.migrations.forwards import migrate
from server.plumbing.migrations.state import history, lacks


def complete(command: argparse.ArgumentParser) -> None:
    command.set_defaults(run=run)


def run(_chosen: argparse.Namespace) -> int:
    if not forces():
        raise RefusedError("There is no force yet. Make one with: peel force add")
    for force in forces().values():
        migrate_force(force)
        print(f"{force.id}: up to date")
    return 0


def migrate_force(force: Force) -> None:
    try:
        if not key_folder(force.id).exists():
            make_first_keys(force)
        migrate(force.id, address_of(force))
    except DatabaseError as error:
        raise RefusedError(f"The database of {force.id} cannot be brought up to date.") from error


def make_first_keys(force: Force) -> None:
    """Only beside an empty database: to one with reports in it, new keys would open nothing."""
    if asyncio.run(lacks(address_of(force))) != history():
        raise RefusedError(
            f"The keys of {force.id} are missing but its database is not. "
            f"Bring {key_folder(force.id)} back from your backup."
        )
    make_keys(key_folder(force.id))
