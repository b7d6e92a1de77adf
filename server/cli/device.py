"""`peel device revoke ID`: a device that is lost comes in no more."""

import argparse

from server.cli.one_force import by_operator, chosen_force, in_database, takes_force
from server.cli.parsers import Parsers
from server.cli.refused import RefusedError
from server.devices.actions.device_revoke import revoke_device


def add_to(commands: Parsers) -> None:
    room = commands.add_parser("device", help="devices").add_subparsers(required=True)
    command = room.add_parser("revoke", help="shut a device out and have it wiped")
    command.add_argument("id")
    takes_force(command)
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    async def revoke() -> bool:
        return await revoke_device(by_operator(), chosen.id)

    if not in_database(chosen_force(chosen.force), revoke):
        raise RefusedError("There is no such device.")
    print("Revoked.")
    return 0
