"""Reads the command line and runs one command; only that command's file is loaded."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from server.cli.refused import RefusedError
from server.plumbing.settings import BadSettingError, settings

COMMANDS = {
    "serve": "answer on PORT",
    "worker": "do what is due",
    "migrate": "bring every force's database up to date",
    "force": "add a force",
    "officer": "add an officer or member of staff",
    "audit": "verify the audit",
    "device": "revoke a device",
    "demo": "an invented force for trying out",
}


def parser(wanted: str) -> argparse.ArgumentParser:
    """Every command is listed, the wanted one is complete."""
    whole = argparse.ArgumentParser(prog="peel", description="A digital police platform.")
    commands = whole.add_subparsers(required=True, metavar="command")
    for name, told in COMMANDS.items():
        command = commands.add_parser(name, help=told)
        if name == wanted:
            import_module(f"server.cli.{name}").complete(command)
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """argparse itself ends with 2 on misuse."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    chosen = parser(given[0] if given else "").parse_args(given)
    try:
        settings()
        return int(chosen.run(chosen) or 0)
    except (RefusedError, BadSettingError) as refused:
        print(refused, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 1
