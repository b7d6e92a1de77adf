"""`peel migrate`: bring every force's database to this release, one after the other."""

import argparse

from server.cli.parsers import Parsers
from server.cli.refused import RefusedError
from server.forces.database import address_of
from server.forces.registry import Force, forces
from server.plumbing.database import DatabaseError
from server.plumbing.migrations.forwards import migrate


def add_to(commands: Parsers) -> None:
    command = commands.add_parser("migrate", help="bring every force's database up to date")
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
        migrate(force.id, address_of(force))
    except DatabaseError as error:
        raise RefusedError(f"The database of {force.id} cannot be brought up to date.") from error
