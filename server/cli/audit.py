"""`peel audit verify`: does every line still say what it said when it was written?"""

import argparse

from server.audit.verify import verify_chain
from server.cli.one_force import chosen_force, in_database, takes_force
from server.cli.parsers import Parsers
from server.cli.refused import RefusedError


def complete(command: argparse.ArgumentParser) -> None:
    words: Parsers = command.add_subparsers(required=True, metavar="word")
    word = words.add_parser("verify", help="check the hash chain from its first line")
    takes_force(word)
    word.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    force = chosen_force(chosen.force)
    found = in_database(force, verify_chain)
    if found.broken:
        raise RefusedError(f"{force.id}: the audit was changed at: {', '.join(found.broken)}")
    print(f"{force.id}: {found.lines} lines, none changed")
    return 0
