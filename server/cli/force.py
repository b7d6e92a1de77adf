"""`peel force add ID --name --host`."""

import argparse

from server.cli.migrate import migrate_force
from server.cli.parsers import Parsers
from server.cli.refused import RefusedError
from server.forces.new_force import write_force
from server.forces.registry import Force, forces


def complete(command: argparse.ArgumentParser) -> None:
    words: Parsers = command.add_subparsers(required=True, metavar="word")
    word = words.add_parser("add", help="make a force: its keys, folder and database")
    word.add_argument("id", help="small letters, digits and dashes")
    word.add_argument("--name", required=True)
    word.add_argument("--name-cy", default="", help="in Welsh; its pages then come in both")
    word.add_argument("--reference", default="", help="two to five capital letters; else its id")
    word.add_argument("--host", action="append", default=[], help="host name; may be repeated")
    word.add_argument("--database", default="sqlite", help="sqlite or postgresql://…")
    word.add_argument("--covers", action="append", default=[], help="a place in its area")
    word.add_argument("--colour", default="#1d3d8f")
    word.add_argument("--alarm-to", default="", help="e-mail address for the gravest reports")
    word.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    if chosen.id in forces():
        raise RefusedError(f"There is a force {chosen.id} already.")
    force = force_of(chosen)
    write_force(force)
    migrate_force(force)
    print(f"{force.id}: ready. Its keys are in its folder under PEEL_DATA; keep a copy offline.")
    return 0


def force_of(chosen: argparse.Namespace) -> Force:
    welsh = {"cy": chosen.name_cy} if chosen.name_cy else {}
    return Force(
        id=chosen.id,
        name={"en": chosen.name, **welsh},
        hosts=chosen.host,
        reference=chosen.reference or chosen.id.upper(),
        covers=chosen.covers,
        database=chosen.database,
        languages=["en", *welsh],
        colour=chosen.colour,
        alarm_to=chosen.alarm_to,
    )
