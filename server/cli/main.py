"""Reads the command line and runs one command."""

import argparse
import sys
from collections.abc import Callable, Sequence

from server.cli import audit, demo, device, force, migrate, officer, serve, worker
from server.cli.parsers import Parsers
from server.cli.refused import RefusedError
from server.plumbing.settings import BadSettingError, settings

COMMANDS: tuple[Callable[[Parsers], None], ...] = (
    serve.add_to,
    worker.add_to,
    migrate.add_to,
    force.add_to,
    officer.add_to,
    audit.add_to,
    device.add_to,
    demo.add_to,
)


def parser() -> argparse.ArgumentParser:
    whole = argparse.ArgumentParser(prog="peel", description="A digital police platform.")
    commands = whole.add_subparsers(required=True, metavar="command")
    for add in COMMANDS:
        add(commands)
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """argparse itself ends with 2 on misuse."""
    chosen = parser().parse_args(arguments)
    try:
        settings()
        return int(chosen.run(chosen) or 0)
    except (RefusedError, BadSettingError) as refused:
        print(refused, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 1
