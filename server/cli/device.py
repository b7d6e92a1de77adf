"""`peel device revoke ID`: a device that is lost comes in no more."""

import argparse

from server.cli.one_force import by_operator, chosen_force, in_database, takes_force
from server.cli.parsers import Parsers
from server.cli.refused import RefusedError
from server.devices.actions.device_revoke import REASONS, revoke_device
from server.plumbing.database import unit


def complete(command: argparse.ArgumentParser) -> None:
    words: Parsers = command.add_subparsers(required=True, metavar="word")
    word = words.add_parser("revoke", help="shut a device out and have it wiped")
    word.add_argument("id")
    word.add_argument("--why", choices=REASONS, default="lost")
    takes_force(word)
    word.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    async def revoke() -> bool:
        return await unit(revoke_device, by_operator(), chosen.id, chosen.why)

    if not in_database(chosen_force(chosen.force), revoke):
        raise RefusedError("There is no such device, or it is shut out already.")
    print("Revoked.")
    return 0
